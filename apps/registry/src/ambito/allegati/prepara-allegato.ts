// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, defineForma, Unit } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { INTERNI } from './allegati.azioni.ts';
import { TipoAllegato, Allegato } from './allegato.ts';
import { AllegatoEntity } from './allegato.entity.ts';
import { soloDelComune } from '../comuni/proprio-comune.ts';
import { allegatoReference } from './allegato.reference.ts';
import { newFileKey } from '../files/file-store.ts';

const MASSIMO_BYTE = 25 * 1024 * 1024;

const NomeDiFile = defineForma({
  pattern: /^[^/\\\p{C}]+$/u,
  attesa: 'Il nome di un file, senza barre e senza cartella',
  esempio: 'verbale.pdf',
});

@InputType({ description: 'Un file che si vuole allegare.' })
export class PreparaAllegatoInput {
  @Field({ description: 'Nome del file, senza cartella.' })
  @Length(1, 200)
  // No folder and no control character. Some control characters reverse the direction of reading.
  @NomeDiFile()
  nome!: string;

  @Field(() => TipoAllegato, { description: 'Tipo: si verifica sul contenuto.' })
  tipo!: TipoAllegato;

  @Field(() => Int, { description: 'Dimensione in byte, al massimo 25 MB: il contenuto caricato è di questa.' })
  @Min(1)
  @Max(MASSIMO_BYTE)
  dimensione!: number;
}

@Resolver()
export class PreparaAllegato {
  /**
   * Inserts the row of an attachment, with the key that its file will have. A row whose file is never uploaded is purged after
   * a day.
   * @returns the attachment's id
   */
  @Command(() => Allegato, {
    description:
      'Prepara un allegato: il contenuto si carica poi al suo indirizzo `caricamento`, entro un quarto d’ora.',
    articolo: 'art. 5 c. 2',
    ammessi: INTERNI,
    reload: allegatoReference,
  })
  async preparaAllegato(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il file.' }) { nome, tipo, dimensione }: PreparaAllegatoInput,
  ): Promise<string> {
    const comune = soloDelComune(unit.context.autorizzazione);
    if (comune === '') throw new Forbidden('Il tuo ruolo non dice di quale Comune sei');
    const id = uuidv7();
    await unit.manager.insert(AllegatoEntity, {
      id,
      ambitoId: unit.ambitoId,
      comune,
      nome,
      tipo,
      dimensione,
      chiave: newFileKey(),
      preparatoDa: unit.context.attore.sub,
      preparatoIl: unit.adesso,
    });
    unit.audit('Allegato', id);
    return id;
  }
}
