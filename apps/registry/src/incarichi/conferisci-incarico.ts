// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { emettiOperatore } from '../operatori/operatore.evento.ts';
import type { ConferisciIncaricoInput } from './incarico.ts';
import { IncaricoEntity } from './incarico.entity.ts';

/** Art. 8: an operator works in a sede by a title in force; an assistente sociale only after accepting the professional code. */
export async function conferisciIncarico(unit: WriteUnit, input: ConferisciIncaricoInput): Promise<string> {
  const { operatoreId, sedeId, dal, al, fte, titolo, tempoIndeterminato, atto } = input;
  if (al !== undefined && al < dal) throw new BadUserInput(['input', 'al'], "L'incarico finisce dopo il suo inizio");
  const [operatore] = await unit.query<{ qualifica: string; accettato: string | null }>(
    `SELECT qualifica, codice_deontologico_accettato_il AS accettato FROM operatore WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [operatoreId, unit.ambitoId],
  );
  if (operatore === undefined) throw new NotFound('Operatore non trovato');
  if (operatore.qualifica === 'ASSISTENTE_SOCIALE' && operatore.accettato === null) {
    throw new RuleViolation('art. 8 c. 1', "L'assistente sociale non ha ancora accettato il codice deontologico");
  }
  const [sede] = await unit.query('SELECT 1 FROM sede WHERE id = $1 AND ambito_id = $2 AND periodo @> $3::date', [
    sedeId,
    unit.ambitoId,
    dal,
  ]);
  if (sede === undefined) throw new NotFound('Sede non trovata, o non attiva a quella data');
  const id = randomUUID();
  await unit.manager.insert(IncaricoEntity, {
    id,
    operatoreId,
    sedeId,
    periodo: al === undefined ? `[${dal},)` : `[${dal},${al}]`,
    fte: fte.toFixed(2),
    titolo,
    tempoIndeterminato,
    atto,
  });
  await unit.query('UPDATE operatore SET versione = versione + 1 WHERE id = $1', [operatoreId]);
  await emettiOperatore(unit, operatoreId);
  unit.audit('Operatore', operatoreId);
  return id;
}
