// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Field, Resolver, Root } from 'type-graphql';
import { requireNaturaArea } from '../anagrafe/vocabolari.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCaso } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO, PresaInCaricoEntity } from '../prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { istanteCorretto, type Vicino, vicinoDi } from '../responsabilita/giorno-corretto.ts';

@UpdateInput(PresaInCaricoEntity, 'Il giorno o l’area di una richiesta mai assegnata, scritti male', [])
export class RettificaRichiestaInput extends CasoSbagliatoInput {
  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno in cui è stata chiesta: non prima del contatto, non dopo il mancato accoglimento.',
  })
  richiestaIl?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Area di utenza, dal vocabolario in vigore quando la si è chiesta (AREE_UTENZA).',
  })
  @Length(1, LUNGHEZZA_CODICE)
  area?: string;
}

interface Scritta {
  readonly area: string;
  readonly richiestaIl: Date;
  readonly contattoIl: Date | null;
  /** When it was not accepted; null while it waits. */
  readonly conclusaIl: Date | null;
}

/** When the first contatto of a case `p` took place, from which it was asked for. */
export const CONTATTO_IL = `(SELECT min(avvenuto_il) FROM contatto k WHERE k.ambito_id = p.ambito_id AND k.presa_in_carico_id = p.id)`;

/** What precedes a request: its contatto, if it has one. */
export const dopoIlContatto = (istante: Date | null): Vicino | null =>
  vicinoDi({ istante }, 'Il contatto da cui è stata chiesta è avvenuto dopo,');

@Resolver(() => PermessiPresaInCarico)
export class RettificaRichiesta {
  /**
   * Art. 2 c. 2, art. 7 c. 1: a request was made on another day than the one on which it was written, or in the wrong area, and nobody was
   * assigned yet. What it said is kept. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore rettifica il giorno o l’area di una richiesta che non è stata assegnata (art. 2 c. 2, art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaRichiesta(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La richiesta.' }) input: RettificaRichiestaInput,
  ): Promise<string> {
    const { id } = await loadCaso(unit, input);
    const [scritta] = await unit.query<Scritta & { [column: string]: unknown }>(
      `SELECT area, richiesta_il AS "richiestaIl", ${CONTATTO_IL} AS "contattoIl", conclusa_il AS "conclusaIl"
       FROM presa_in_carico p WHERE ambito_id = $1 AND id = $2 AND assegnata_il IS NULL`,
      [unit.ambitoId, id],
    );
    if (scritta === undefined)
      throw new RuleViolation(
        'art. 7 c. 1',
        'Il caso è stato assegnato: il giorno lo rettifica il coordinatore con quello dell’assegnazione, l’area chi ne risponde',
      );
    const { area = scritta.area, richiestaIl: giorno } = input;
    const richiestaIl =
      giorno === undefined
        ? scritta.richiestaIl
        : await istanteCorretto(unit, {
            ...{ campo: 'richiestaIl', giorno, scritto: scritta.richiestaIl },
            precede: dopoIlContatto(scritta.contattoIl),
            segue: vicinoDi({ istante: scritta.conclusaIl }, 'La richiesta non è stata accolta prima,'),
          });
    const campo = ['input', input.area === undefined ? 'richiestaIl' : 'area'];
    const natura = await requireNaturaArea(unit, area, giornoRoma(richiestaIl), campo);
    await rettificaSulPosto(unit, PRESA_IN_CARICO, id, { motivo: input.motivo }, () =>
      unit.query(
        'UPDATE presa_in_carico SET richiesta_il = $3, area = $4, natura_area = $5 WHERE ambito_id = $1 AND id = $2',
        [unit.ambitoId, id, richiestaIl, area, natura],
      ),
    );
    return finishCambio(unit, id, { regolarizza: false });
  }

  @Permesso('Se può rettificarne il giorno della richiesta, o l’area, prima che sia assegnata.')
  puoRettificareRichiesta(@Root() { assegnataIl }: PresaInCaricoRow): boolean {
    return assegnataIl === null;
  }
}
