// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { writeRows, type WriteUnit } from '@ambito/persistence';
import { CodiceIstat, CodiceRegione, Command, defineForma, Unit } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';
import { emitPopolazione } from './popolazione.evento.ts';

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

  @Field(() => [PopolazioneInput], { description: 'Residenti per anno.' })
  popolazione!: PopolazioneInput[];
}

const MASSIMO = 1_000;

/**
 * Loads Comuni with their codes and residents; the same data again changes nothing.
 * @returns how many Comuni were new or changed
 */
export async function importaComuni(unit: WriteUnit, comuni: readonly ComuneInput[]): Promise<number> {
  if (comuni.length > MASSIMO) throw new BadUserInput(['comuni'], `Al massimo ${MASSIMO} Comuni per volta`);
  const codici = comuni.map(({ codiceIstat }) => codiceIstat);
  const doppio = codici.findIndex((codice, indice) => codici.indexOf(codice) !== indice);
  if (doppio >= 0)
    throw new BadUserInput(['comuni', String(doppio), 'codiceIstat'], 'Il Comune è già in questo elenco');
  const cambiati = await writeRows(
    unit,
    ComuneEntity,
    comuni.map((comune) => ({ ...comune, versione: 1 })),
    { set: { versione: 'held.versione + 1' }, where: 'changed' },
  );
  const ricontati = await writeRows(
    unit,
    PopolazioneEntity,
    comuni.flatMap(({ codiceIstat, popolazione }) => popolazione.map((conto) => ({ codiceIstat, ...conto }))),
    { where: 'changed' },
  );
  const toccati = new Set([...cambiati, ...ricontati].map(({ codiceIstat }) => codiceIstat));
  await emitPopolazione(unit, [...toccati]);
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
  importaComuni(
    @Unit() unit: WriteUnit,
    @Arg('comuni', () => [ComuneInput], { description: 'I Comuni con i loro codici e residenti.' })
    comuni: ComuneInput[],
  ): Promise<number> {
    return importaComuni(unit, comuni);
  }
}
