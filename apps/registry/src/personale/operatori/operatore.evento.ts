// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, jsonOf, type EmittingUnit } from '@ambito/persistence';
import { AssenzaEntity } from './assenza.entity.ts';
import { IncaricoEntity } from './incarico.entity.ts';
import { OperatoreEntity } from './operatore.entity.ts';

interface Stato {
  readonly ambitoId: string;
  readonly versione: number;
  readonly dati: object;
}

const INCARICO = jsonOf(IncaricoEntity, ['id', 'sedeId', 'dal', 'al', 'fineRichiesta', 'fte'], 'i', {
  comune: 'i.codice_istat',
  tempoIndeterminato: 't.tempo_indeterminato',
  titolo: 't.tipo',
});
const ASSENZA = jsonOf(AssenzaEntity, ['dal', 'al', 'sostitutoId']);
const STATO = jsonOf(OperatoreEntity, ['account', 'subentranteId'], 'operatore', {
  naturaQualifica: 'natura',
  incarichi: `coalesce((SELECT json_agg(${INCARICO} ORDER BY i.periodo, i.id)
    FROM incarico i JOIN titolo_di_servizio t ON t.id = titolo_id WHERE i.operatore_id = operatore.id), '[]')`,
  assenze: `(SELECT json_agg(${ASSENZA} ORDER BY periodo)
    FROM assenza WHERE operatore_id = operatore.id AND upper(periodo) > $2::date)`,
});
const ANNULLATO = jsonOf(OperatoreEntity, [], undefined, {
  naturaQualifica: 'natura',
  incarichi: 'json_build_array()',
  sostituitoDaId: '$2::uuid',
});

/**
 * Tells the other services the state of an operator: the incarichi, and the days away from today on with the substitutes. No
 * name travels: the graph resolves it.
 */
export async function emitOperatore(unit: EmittingUnit, id: string): Promise<void> {
  const [stato] = await unit.query<Stato>(
    `SELECT ${columnsOf(OperatoreEntity, undefined, ['ambitoId', 'versione'])}, json_strip_nulls(${STATO}) AS dati
     FROM operatore WHERE id = $1`,
    [id, giornoRoma(unit.adesso)],
  );
  if (stato === undefined) throw new Error(`No Operatore ${id}`);
  emitStato(unit, id, stato);
}

/**
 * Tells the other services that an operator was registered by mistake: there is no incarico any more. The row is still there; it is
 * deleted in the same transaction. @param sostituitoDaId the operator who is the same person, when one was registered twice
 */
export async function emitOperatoreAnnullato(
  unit: EmittingUnit,
  id: string,
  sostituitoDaId: string | null,
): Promise<void> {
  const [stato] = await unit.query<Stato>(
    `SELECT ${columnsOf(OperatoreEntity, undefined, ['ambitoId'])}, versione + 1 AS versione, json_strip_nulls(${ANNULLATO}) AS dati
     FROM operatore WHERE id = $1`,
    [id, sostituitoDaId],
  );
  if (stato === undefined) throw new Error(`No Operatore ${id}`);
  emitStato(unit, id, stato);
}

function emitStato(unit: EmittingUnit, id: string, { ambitoId, versione, dati }: Stato): void {
  unit.emit(
    newEvent({
      tipo: 'OperatoreAggiornato',
      ambitoId,
      aggregato: { tipo: 'Operatore', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati,
    }),
  );
}
