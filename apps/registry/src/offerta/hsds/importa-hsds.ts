// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { BadUserInput, type CampoNonValido } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Unit } from '@ambito/subgraph';
import { MaxLength } from 'class-validator';
import { Arg, Field, InputType, Int, ObjectType, Resolver } from 'type-graphql';
import { StatoPrestazione } from '../prestazioni/stato-prestazione.ts';
import { ultimoGiornoDiVerifica } from '../prestazioni/verifica-oggi.ts';
import { verifyContenuti } from '../prestazioni/verify-contenuti.ts';
import { writePrestazioni } from '../prestazioni/write-prestazioni.ts';
import { daHsds, percorsoHsds } from './da-hsds.ts';
import { readVoci } from './esporta-hsds.ts';
import { nomiDiAltroLuogo } from './restrizioni-hsds.ts';
import { uuidNominale } from './uuid-nominale.ts';
import type { VoceHsds } from './voce-hsds.ts';

@InputType({ description: 'Un catalogo da importare.' })
export class ImportaHsdsInput {
  @Field({ description: 'Il testo JSON: un elenco di service di Open Referral HSDS 3.0, al massimo 500.' })
  @MaxLength(1_500_000, { message: 'Al massimo 1.500.000 caratteri: importa in più volte' })
  documento!: string;

  @Field({ defaultValue: false, description: 'Se è una prova: controlla e conta, senza scrivere.' })
  prova!: boolean;
}

@ObjectType({ description: 'Che cosa ha fatto, o farebbe, una importazione.', simpleResolvers: true })
export class EsitoImportazioneHsds {
  @Field(() => Int, { description: 'Voci nuove.' })
  nuove!: number;

  @Field(() => Int, { description: 'Voci che c’erano e cambiano.' })
  cambiate!: number;

  @Field(() => Int, { description: 'Voci già uguali, che restano come sono.' })
  uguali!: number;

  @Field({ description: 'Se era una prova.' })
  prova!: boolean;
}

const MASSIMO = 500;
/** How many errors an answer lists at most: more would not help. */
const ERRORI_AL_MASSIMO = 200;

function elencoDi(documento: string): unknown[] {
  let json: unknown;
  try {
    json = JSON.parse(documento);
  } catch {
    throw new BadUserInput(['input', 'documento'], 'Non è un testo JSON');
  }
  if (!Array.isArray(json)) throw new BadUserInput(['input', 'documento'], 'È atteso un elenco di service');
  if (json.length > MASSIMO) throw new BadUserInput(['input', 'documento'], `Al massimo ${MASSIMO} voci per volta`);
  return json;
}

const errore = (campo: string, messaggio: string): CampoNonValido => ({ percorso: [campo], messaggio });

function erroriDi({ verificatoIl, verificaScadeIl }: VoceHsds, oggi: string): CampoNonValido[] {
  return [
    ...(verificatoIl > oggi ? [errore('assured_date', 'Una verifica è di oggi o di prima')] : []),
    ...(verificaScadeIl <= verificatoIl || verificaScadeIl > ultimoGiornoDiVerifica(verificatoIl)
      ? [errore('attributes', 'La verifica vale al più un anno dal giorno in cui è fatta')]
      : []),
  ];
}

/** An entry that the catalogue of the Ambito has under the same identifier. */
interface Presente {
  readonly id: string;
  readonly stato: StatoPrestazione;
}

/**
 * The entries under the identifiers of this Ambito. One that its catalogue does not have is made of the Ambito and of the one in the
 * document, the same at each import: so no document meets an entry of another Ambito, which may be a draft.
 */
async function ofAmbito(unit: WriteUnit, voci: readonly VoceHsds[]) {
  const conId = voci.map((voce) => ({ voce, derivato: uuidNominale(unit.ambitoId, voce.id) }));
  // Entries are locked in the order of their identifiers, so that concurrent imports cause no deadlock.
  const presenti = await unit.query<Presente & Record<string, unknown>>(
    `SELECT id, stato FROM prestazione WHERE id = ANY ($1::uuid[]) AND ambito_id = $2 ORDER BY id FOR UPDATE`,
    [conId.flatMap(({ voce, derivato }) => [voce.id, derivato]), unit.ambitoId],
  );
  const note = new Set(presenti.map(({ id }) => id));
  return { presenti, voci: conId.map(({ voce, derivato }) => (note.has(voce.id) ? voce : { ...voce, id: derivato })) };
}

function erroriDellaPresente({ stato }: Presente): CampoNonValido[] {
  return stato === StatoPrestazione.RITIRATA ? [errore('id', 'La voce è stata ritirata: non si ripubblica')] : [];
}

/** @throws BadUserInput when an entry has errors, by its place in the file */
function requireSenzaErrori(perVoce: readonly (readonly CampoNonValido[])[]): void {
  const errori = perVoce.flatMap((errati, indice) =>
    errati.map(({ percorso, messaggio }) => ({
      percorso: ['input', 'documento', String(indice), ...percorso],
      messaggio,
    })),
  );
  if (errori.length > 0)
    throw new BadUserInput(
      errori.slice(0, ERRORI_AL_MASSIMO),
      `Nulla è importato: nel documento ${errori.length === 1 ? "c'è un errore" : `ci sono ${errori.length} errori`}`,
    );
}

/** An entry in a form that compares: plain objects, with lists sorted where their order means nothing. */
function normale({ verificatoIl, verificaScadeIl, contenuto }: VoceHsds): unknown {
  const { erogatoriIds, sediIds, ...altro } = contenuto;
  const ordinati = { erogatoriIds: erogatoriIds.toSorted(), sediIds: sediIds.toSorted() };
  return JSON.parse(JSON.stringify({ verificatoIl, verificaScadeIl, ...altro, ...ordinati }));
}

@Resolver()
export class ImportaOffertaHsds {
  /**
   * Publishes the entries of an HSDS file, new or in place of those with the same identifier: all of them, or none. The enti,
   * sedi and Comuni that they name must be registered already. Importing the same file again changes nothing.
   * @throws BadUserInput with the place of each error in the file
   */
  @Command(() => EsitoImportazioneHsds, {
    description:
      'Pubblica le voci di un documento Open Referral HSDS 3.0, tutte o nessuna; gli errori dicono dove sono nel documento.',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
  })
  async importaOffertaHsds(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il documento.' }) input: ImportaHsdsInput,
  ): Promise<EsitoImportazioneHsds> {
    const servizi = elencoDi(input.documento);
    const oggi = giornoRoma(unit.adesso);
    const lette = servizi.map((servizio) => daHsds(servizio, oggi));
    const { presenti, voci } = await ofAmbito(
      unit,
      lette.flatMap(({ voce }) => voce ?? []),
    );
    const contenuti = await verifyContenuti(
      unit,
      voci.map(({ contenuto }) => contenuto),
    );
    const luoghi = await nomiDiAltroLuogo(
      unit,
      lette.map(({ servizio }) => servizio),
    );
    const prossima = voci.keys();
    requireSenzaErrori(
      lette.map(({ voce: letta, servizio, errori: daLettura }, posto) => {
        const errori = [...daLettura, ...(luoghi[posto] ?? [])];
        if (letta === undefined) return errori;
        const indice = prossima.next().value ?? 0;
        const voce = voci[indice]!;
        return [
          ...errori,
          ...erroriDi(voce, oggi),
          ...(voci.findIndex(({ id }) => id === voce.id) < indice ? [errore('id', "L'identificativo è ripetuto")] : []),
          ...presenti.filter(({ id }) => id === voce.id).flatMap(erroriDellaPresente),
          ...(contenuti[indice] ?? []).map(({ percorso, messaggio }) => ({
            percorso: percorsoHsds(percorso, servizio),
            messaggio,
          })),
        ];
      }),
    );
    const prima = new Map(
      (
        await readVoci(
          unit,
          voci.map(({ id }) => id),
          oggi,
        )
      ).map((voce) => [voce.id, normale(voce)]),
    );
    const pubblicate = new Set(
      presenti.filter(({ stato }) => stato === StatoPrestazione.PUBBLICATA).map(({ id }) => id),
    );
    const daScrivere = voci.filter(
      (voce) => !pubblicate.has(voce.id) || !isDeepStrictEqual(prima.get(voce.id), normale(voce)),
    );
    if (!input.prova && daScrivere.length > 0)
      await writePrestazioni(
        unit,
        daScrivere.map((voce) => ({ ...voce, stato: StatoPrestazione.PUBBLICATA })),
      );
    const nuove = voci.length - presenti.length;
    return { nuove, cambiate: daScrivere.length - nuove, uguali: voci.length - daScrivere.length, prova: input.prova };
  }
}
