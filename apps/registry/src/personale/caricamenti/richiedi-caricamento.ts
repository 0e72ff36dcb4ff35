// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { newFileKey } from '@ambito/files';
import { lock, LOCKS, type WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { allegatoCaricato } from '../../ambito/allegati/allegato-caricato.ts';
import { TipoCaricamento, Caricamento } from './caricamento.ts';
import { requireTabella } from './read-tabella.ts';
import { caricamentoReference } from './caricamento.reference.ts';

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

/**
 * Art. 5, 6 c. 2 and 8: asks for the load of a table. A worker does it, by the role of the person who asked, one at a time
 * in an Ambito and in the order in which they were asked for. @returns the load's id
 */
export async function richiediCaricamento(
  unit: WriteUnit,
  { tipo, allegatoId, prova }: RichiediCaricamentoInput,
): Promise<string> {
  const { attore, autorizzazione } = unit.context;
  const allegato = await allegatoCaricato(unit, unit.context, allegatoId, ['input', 'allegatoId']);
  requireTabella(allegato);
  // Those who ask at once wait here for each other, so that they are counted.
  await lock(unit, LOCKS.caricamentiAmbito, unit.ambitoId);
  const attesa = await unit.query(
    `SELECT 1 FROM caricamento WHERE ambito_id = $1 AND stato IN ('IN_ATTESA', 'IN_CORSO')`,
    [unit.ambitoId],
  );
  if (attesa.length >= MASSIMO_IN_ATTESA)
    throw new BadUserInput(
      ['input', 'allegatoId'],
      `Al massimo ${MASSIMO_IN_ATTESA} caricamenti in attesa: aspetta che finiscano, o annullane`,
    );
  const id = uuidv7();
  await unit.query(
    `INSERT INTO caricamento (id, ambito_id, tipo, prova, allegato_id, richiesto_da, assegnazione, richiesto_il, aggiornato_il, chiave_errori)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)`,
    [
      id,
      unit.ambitoId,
      tipo,
      prova,
      allegatoId,
      attore.sub,
      JSON.stringify(autorizzazione.assegnazione),
      unit.adesso,
      newFileKey(),
    ],
  );
  unit.audit('Caricamento', id);
  return id;
}

@Resolver()
export class RichiediCaricamento {
  @Command(() => Caricamento, {
    description:
      'Chiede di caricare una tabella di sedi, orari o operatori (art. 5 e 8), o di provare a farlo: tutte le righe, o nessuna. Il caricamento avviene poi, e si segue con `caricamento`; ripetuto, non cambia nulla.',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: caricamentoReference,
  })
  richiediCaricamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La tabella.' }) input: RichiediCaricamentoInput,
  ): Promise<string> {
    return richiediCaricamento(unit, input);
  }
}
