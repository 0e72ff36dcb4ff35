// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { lock, LOCKS, type WriteUnit } from '@ambito/persistence';
import { Command, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Resolver } from 'type-graphql';
import { allegatoCaricato } from '../../ambito/allegati/allegato-caricato.ts';
import { CaricamentoEntity } from './caricamento.entity.ts';
import { caricamentoReference } from './caricamento.reference.ts';
import { Caricamento, TipoCaricamento } from './caricamento.ts';
import { requireTabella } from './read-tabella.ts';
import { newFileKey } from '../../ambito/files/file-store.ts';

@InputType({ description: 'Una tabella CSV o XLSX da caricare.' })
export class RichiediCaricamentoInput {
  @Field(() => TipoCaricamento, { description: 'Che cosa contiene.' })
  tipo!: TipoCaricamento;

  @Field(() => UUID, {
    description: 'L’allegato già caricato: CSV di 10 MB o XLSX di 25 MB al massimo, con al massimo 20.000 righe.',
  })
  allegatoId!: string;

  @Field({ description: 'Vero per sapere che cosa accadrebbe, senza scrivere nulla.' })
  prova!: boolean;
}

const MASSIMO_IN_ATTESA = 20;

@Resolver()
export class RichiediCaricamento {
  /**
   * Art. 5, 6 c. 2 and 8: asks for the load of a table. A worker runs it with the role of the person who asked. The loads of an
   * Ambito run one at a time, in the order of the requests. @returns the id of the load
   */
  @Command(() => Caricamento, {
    description:
      'Chiede di caricare una tabella di sedi, orari o operatori (art. 5 e 8), o di provare a farlo: tutte le righe, o nessuna. Il caricamento avviene poi, e si segue con `caricamento`; ripetuto, non cambia nulla.',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: caricamentoReference,
  })
  async richiediCaricamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La tabella.' }) { tipo, allegatoId, prova }: RichiediCaricamentoInput,
  ): Promise<string> {
    const {
      attore,
      requestId,
      autorizzazione: { assegnazione },
    } = unit.context;
    if (assegnazione === null) throw new Error('A load is written with the role of the person who asked for it');
    const allegato = await allegatoCaricato(unit, unit.context, allegatoId, ['input', 'allegatoId']);
    requireTabella(allegato);
    // Concurrent requests wait here for each other, so that each is counted.
    await lock(unit, LOCKS.caricamentiAmbito, unit.ambitoId);
    const attesa = await unit.query(
      `SELECT 1 FROM caricamento WHERE ambito_id = $1 AND stato IN ('IN_ATTESA', 'IN_CORSO')`,
      [unit.ambitoId],
    );
    if (attesa.length >= MASSIMO_IN_ATTESA)
      throw new BadUserInput(
        ['input', 'allegatoId'],
        `Ci sono già ${MASSIMO_IN_ATTESA} caricamenti in attesa: aspetta che finiscano, o annullane`,
      );
    const id = uuidv7();
    await unit.manager.insert(CaricamentoEntity, {
      id,
      ambitoId: unit.ambitoId,
      tipo,
      prova,
      allegatoId,
      richiestoDa: attore.sub,
      assegnazione,
      requestId,
      richiestoIl: unit.adesso,
      aggiornatoIl: unit.adesso,
      chiaveErrori: newFileKey(),
    });
    unit.audit('Caricamento', id);
    return id;
  }
}
