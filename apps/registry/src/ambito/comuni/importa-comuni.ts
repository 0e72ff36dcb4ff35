// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { writeRows, type WriteUnit } from '@ambito/persistence';
import { AtMost, CodiceIstat, CodiceRegione, Command, DataIso, defineForma, Unit } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Args, ArgsType, Field, InputType, Int, Resolver } from 'type-graphql';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';
import { emitComuni } from './comune.evento.ts';

const CodiceCatastale = defineForma({
  pattern: /^[A-Z]\d{3}$/,
  attesa: 'Il codice catastale di un Comune, una lettera e tre cifre',
  esempio: 'A509',
});

const Provincia = defineForma({
  pattern: /^[A-Z]{2}$/,
  attesa: 'La sigla di una provincia, due lettere maiuscole',
  esempio: 'AV',
});

@InputType({ description: 'Residenti di un Comune in un anno.' })
export class PopolazioneInput {
  @Field(() => Int, { description: 'Anno.' })
  @Min(1861)
  @Max(2200)
  anno!: number;

  @Field(() => Int, { description: 'Residenti.' })
  @Min(0)
  residenti!: number;

  @Field({ description: 'Fonte del dato.' })
  @Length(1, 200)
  fonte!: string;
}

@InputType({ description: 'I giorni in cui un Comune esiste: senza giorni, sempre.' })
export class EsistenzaInput {
  @Field(() => DataIso, { nullable: true, description: 'Primo giorno.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso, se è soppresso o cambia codice.' })
  al?: string;

  @Field(() => String, { nullable: true, description: 'Codice ISTAT del Comune che ne ha poi il territorio.' })
  @CodiceIstat()
  successore?: string;
}

@InputType({ description: "Un Comune da importare nell'anagrafica." })
export class ComuneInput {
  @Field({ description: 'Codice ISTAT, sei cifre.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field({ description: 'Denominazione.' })
  @Length(1, 100)
  nome!: string;

  @Field({ description: 'Codice catastale (Belfiore).' })
  @CodiceCatastale()
  codiceCatastale!: string;

  @Field({ description: 'Sigla della provincia.' })
  @Provincia()
  siglaProvincia!: string;

  @Field({ description: 'Codice ISTAT della Regione, due cifre.' })
  @CodiceRegione()
  regione!: string;

  @Field(() => EsistenzaInput, {
    nullable: true,
    description: 'I giorni in cui esiste, al posto di quelli di prima; se manca, restano quelli di prima.',
  })
  esistenza?: EsistenzaInput;

  @Field(() => [PopolazioneInput], { description: 'Residenti per anno.' })
  @AtMost(340) // one for each year that `PopolazioneInput` admits
  popolazione!: PopolazioneInput[];
}

@ArgsType()
class ImportaComuniArgs {
  @Field(() => [ComuneInput], { description: 'I Comuni con i loro codici e residenti.' })
  @AtMost(1_000)
  comuni!: ComuneInput[];
}

type Giorni = Pick<ComuneEntity, 'dal' | 'al' | 'successore'>;
type Stato = Omit<ComuneInput, 'esistenza'> & Giorni;

/** The Comuni as they will be: one whose days are not given keeps those that it has. */
async function withHeld(unit: WriteUnit, comuni: readonly ComuneInput[]): Promise<Stato[]> {
  const tenuti = await unit.query<Giorni & { codiceIstat: string }>(
    `SELECT codice_istat AS "codiceIstat", dal, al, successore FROM comune WHERE codice_istat = ANY ($1)
     ORDER BY codice_istat FOR NO KEY UPDATE`,
    [comuni.map(({ codiceIstat }) => codiceIstat)],
  );
  const perCodice = new Map(tenuti.map((tenuto) => [tenuto.codiceIstat, tenuto]));
  return comuni.map(({ esistenza, ...comune }) => {
    const { dal = null, al = null, successore = null } = esistenza ?? perCodice.get(comune.codiceIstat) ?? {};
    return { ...comune, dal, al, successore };
  });
}

/** @throws BadUserInput for days in the wrong order, and for a successor that is not known or that a Comune in force cannot have */
async function requireStatiValidi(unit: WriteUnit, stati: readonly Stato[]): Promise<void> {
  const successori = stati.flatMap(({ successore }) => (successore === null ? [] : [successore]));
  const noti = await unit.query<{ codice: string }>(
    'SELECT codice_istat AS codice FROM comune WHERE codice_istat = ANY ($1)',
    [successori],
  );
  const codici = new Set([...noti.map(({ codice }) => codice), ...stati.map(({ codiceIstat }) => codiceIstat)]);
  const errati = stati.flatMap(({ nome, codiceIstat, dal, al, successore }, indice) => {
    const errato = (campo: string, messaggio: string) => [
      { percorso: ['comuni', String(indice), 'esistenza', campo], messaggio },
    ];
    if (dal !== null && al !== null && al < dal)
      return errato('al', `L’ultimo giorno di ${nome} non viene prima del primo`);
    if (successore === null) return [];
    if (al === null) return errato('successore', `${nome} ha un successore solo se ha un ultimo giorno`);
    if (successore === codiceIstat) return errato('successore', `${nome} non succede a sé stesso`);
    return codici.has(successore) ? [] : errato('successore', `Il Comune che succede a ${nome} non è in anagrafica`);
  });
  if (errati.length > 0) throw new BadUserInput(errati);
}

/** @throws BadUserInput for two Comuni that have one cadastral code on the same days; `comune_un_codice_catastale` holds it at the commit */
async function requireCodiciCatastaliUnici(unit: WriteUnit, codici: readonly string[]): Promise<void> {
  const doppi = await unit.query<{ codice: string; altro: string }>(
    `SELECT c.codice_istat AS codice, altro.nome AS altro
     FROM comune c JOIN comune altro ON altro.codice_catastale = c.codice_catastale AND altro.codice_istat <> c.codice_istat
       AND daterange(altro.dal, altro.al, '[]') && daterange(c.dal, c.al, '[]')
     WHERE c.codice_istat = ANY ($1) ORDER BY 1, 2`,
    [codici],
  );
  if (doppi.length === 0) return;
  throw new BadUserInput(
    doppi.map(({ codice, altro }) => ({
      percorso: ['comuni', String(codici.indexOf(codice)), 'codiceCatastale'],
      messaggio: `Negli stessi giorni è il codice catastale di ${altro}: indica l’ultimo giorno di uno dei due`,
    })),
  );
}

/**
 * Loads Comuni with their codes, days, successors and residents; the same data again changes nothing.
 * @throws BadUserInput at its place
 * @returns how many Comuni were new or changed
 */
export async function importaComuni(unit: WriteUnit, comuni: readonly ComuneInput[]): Promise<number> {
  const codici = comuni.map(({ codiceIstat }) => codiceIstat);
  const doppio = codici.findIndex((codice, indice) => codici.indexOf(codice) !== indice);
  if (doppio >= 0)
    throw new BadUserInput(['comuni', String(doppio), 'codiceIstat'], 'Il Comune è già in questo elenco');
  const stati = await withHeld(unit, comuni);
  await requireStatiValidi(unit, stati);
  const cambiati = await writeRows(
    unit,
    ComuneEntity,
    stati.map((comune) => ({ ...comune, versione: 1 })),
    { set: { versione: 'held.versione + 1' }, where: 'changed' },
  );
  await requireCodiciCatastaliUnici(unit, codici);
  const ricontati = await writeRows(
    unit,
    PopolazioneEntity,
    comuni.flatMap(({ codiceIstat, popolazione }) => popolazione.map((conto) => ({ codiceIstat, ...conto }))),
    { where: 'changed' },
  );
  const toccati = new Set([...cambiati, ...ricontati].map(({ codiceIstat }) => codiceIstat));
  await emitComuni(unit, [...toccati]);
  for (const codiceIstat of toccati) unit.audit('Comune', codiceIstat);
  return toccati.size;
}

@Resolver()
export class ImportaComuni {
  @Command(() => Int, {
    description:
      "Importa o aggiorna Comuni nell'anagrafica, al massimo 1.000 per volta. Risponde quanti sono cambiati.",
    ammessi: ['AMMINISTRATORE'],
  })
  importaComuni(@Unit() unit: WriteUnit, @Args() { comuni }: ImportaComuniArgs): Promise<number> {
    return importaComuni(unit, comuni);
  }
}
