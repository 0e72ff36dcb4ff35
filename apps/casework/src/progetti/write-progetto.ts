// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import { ImpegnoEntity } from '../bilancio/impegno.entity.ts';
import { requireLineeDegliAnni } from '../bilancio/linee-degli-anni.ts';
import { lockEntiShared } from '../enti/lock-enti.ts';
import { requireAffidamenti } from '../interventi/affidamento.ts';
import { InterventoEntity } from '../interventi/intervento.entity.ts';
import type { InterventoInput } from '../interventi/intervento.ts';
import { ObiettivoEntity, VerificaEntity } from './progetto.entity.ts';

@InputType({ description: 'Un obiettivo da proporre.' })
export class ObiettivoInput {
  @Field({ description: 'Che cosa si vuole ottenere.' })
  @Length(3, 1_000)
  descrizione!: string;

  @Field({ description: 'Da che cosa si vedrà che è raggiunto.' })
  @Length(3, 500)
  indicatore!: string;
}

type Linee = Awaited<ReturnType<typeof requireLineeDegliAnni>>;

/**
 * What the interventi of a draft must be: prestazioni in use, lines for each year, accredited enti.
 * @returns their lines by year
 * @throws BadUserInput, RuleViolation at the place of the first that is not
 */
export async function requireInterventi(unit: WriteUnit, interventi: readonly InterventoInput[]): Promise<Linee> {
  const [prestazioni] = await readVocabolari(unit, 'PRESTAZIONI');
  for (const [indice, { prestazione, dal, al }] of interventi.entries()) {
    const percorso = ['input', 'interventi', String(indice)];
    requireVoce(prestazioni, prestazione, dal, [...percorso, 'prestazione']);
    if (al !== undefined && al < dal)
      throw new BadUserInput(
        [...percorso, 'al'],
        "L'intervento finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
      );
  }
  const linee = await requireLineeDegliAnni(unit, interventi);
  await lockEntiShared(
    unit,
    interventi.flatMap(({ enteId = [] }) => enteId),
  );
  await requireAffidamenti(unit, interventi);
  return linee;
}

export async function writeObiettivi(
  unit: WriteUnit,
  progettoId: string,
  obiettivi: readonly ObiettivoInput[],
): Promise<void> {
  const { ambitoId } = unit;
  await unit.manager.insert(
    ObiettivoEntity,
    obiettivi.map((obiettivo, ordine) => ({ ambitoId, id: uuidv7(), progettoId, ordine, ...obiettivo })),
  );
}

export async function writeVerifiche(unit: WriteUnit, progettoId: string, verifiche: readonly string[]): Promise<void> {
  const { ambitoId } = unit;
  await unit.manager.insert(
    VerificaEntity,
    verifiche.map((prevista) => ({ ambitoId, id: uuidv7(), progettoId, prevista })),
  );
}

/** Writes the interventi of a draft, with the lines that `requireInterventi` found. A draft commits nothing. */
export async function writeInterventi(
  unit: WriteUnit,
  progettoId: string,
  interventi: readonly InterventoInput[],
  linee: Linee,
): Promise<void> {
  if (interventi.length === 0) return;
  const { ambitoId } = unit;
  const ids = interventi.map(() => uuidv7());
  await unit.manager.insert(
    InterventoEntity,
    interventi.map(({ dal, al, lineaIds: _, ...intervento }, indice) => ({
      ambitoId,
      id: ids[indice]!,
      progettoId,
      ...intervento,
      periodo: al === undefined ? `[${dal},)` : `[${dal},${al}]`,
    })),
  );
  const impegni = linee.flatMap((degliAnni, indice) =>
    degliAnni.map(({ anno, lineaId }) => ({ ambitoId, interventoId: ids[indice]!, anno, lineaId })),
  );
  // Each takes its line as it is written: in the order of their ids.
  impegni.sort((uno, altro) => (uno.lineaId < altro.lineaId ? -1 : 1));
  if (impegni.length > 0) await unit.manager.insert(ImpegnoEntity, impegni);
}

/** Takes rows out of a locked draft; `progetto_modificato_in_bozza` refuses it for a project that was accepted. */
async function takeOut(unit: WriteUnit, tabella: 'obiettivo' | 'intervento' | 'verifica', progettoId: string) {
  await unit.query(`DELETE FROM ${tabella} WHERE ambito_id = $1 AND progetto_id = $2`, [unit.ambitoId, progettoId]);
}

export const takeOutObiettivi = (unit: WriteUnit, progettoId: string) => takeOut(unit, 'obiettivo', progettoId);
export const takeOutVerifiche = (unit: WriteUnit, progettoId: string) => takeOut(unit, 'verifica', progettoId);

/** With the lines of their years. */
export async function takeOutInterventi(unit: WriteUnit, progettoId: string): Promise<void> {
  await unit.query(
    `DELETE FROM impegno AS m USING intervento AS i
     WHERE m.ambito_id = $1 AND i.ambito_id = $1 AND i.id = m.intervento_id AND i.progetto_id = $2`,
    [unit.ambitoId, progettoId],
  );
  await takeOut(unit, 'intervento', progettoId);
}
