// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { diAltraRegione } from '../ambiti/istituisci-ambito.ts';
import { entraInAmbito } from './entra-in-ambito.ts';
import { lockAmbito, updateAmbito } from '../ambiti/lock-ambito.ts';
import { Ambito, PermessiAmbito, type AmbitoRow } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';

@InputType({ description: "Un Comune che entra nell'Ambito." })
export class RegistraAdesioneInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field({ description: 'Codice ISTAT del Comune.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field(() => DataIso, {
    description:
      "Primo giorno: da oggi in poi, una volta che l'Ambito ha un Regolamento; da domani, se oggi i Comuni associati ne hanno approvato una modifica.",
  })
  dal!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

/**
 * Art. 11 c. 2: no Comune joins on a past day, since past votes do not change. An Ambito without a Regolamento has had no
 * votes, and its history is still being loaded.
 */
async function requireNonRetroattiva(unit: WriteUnit, dal: string): Promise<void> {
  if (dal >= giornoRoma(unit.adesso)) return;
  const [regolamento] = await unit.query('SELECT 1 FROM versione_regolamento WHERE ambito_id = $1 LIMIT 1', [
    unit.ambitoId,
  ]);
  if (regolamento !== undefined)
    throw new BadUserInput(['input', 'dal'], "L'Ambito ha un Regolamento: vi si entra da oggi in poi");
}

@Resolver(() => PermessiAmbito)
export class RegistraAdesione {
  /**
   * Art. 1: a Comune joins the Ambito by signing its Convenzione. By the constraint `appartenenza_ha_votato` it cannot join on
   * a day on which the members have approved a change of the Regolamento. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: "Registra l'entrata di un Comune nell'Ambito (art. 1).",
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async registraAdesione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'adesione." }) input: RegistraAdesioneInput,
  ): Promise<string> {
    const { versione, codiceIstat, dal, atto } = input;
    const { ambitoId } = unit;
    const { regione } = await lockAmbito(unit, ambitoId, versione);
    await requireNonRetroattiva(unit, dal);
    const [comune] = await unit.query<{ regione: string }>('SELECT regione FROM comune WHERE codice_istat = $1', [
      codiceIstat,
    ]);
    if (comune === undefined) throw new BadUserInput(['input', 'codiceIstat'], 'Comune non in anagrafica');
    if (comune.regione !== regione) throw diAltraRegione();
    await entraInAmbito(unit, { codiceIstat, ambitoId, dal, fine: null, atto });
    await updateAmbito(unit, ambitoId);
    return ambitoId;
  }

  @Permesso("Se può registrare l'entrata e l'uscita di un Comune.")
  puoRegistrareAppartenenze(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
