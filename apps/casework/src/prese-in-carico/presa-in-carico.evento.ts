// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { fasciaEta } from '@ambito/vocabulary';
import { PersonaEntity } from '../persone/persona.entity.ts';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';

const DEL_CASO = [
  'id',
  'sedeId',
  'area',
  'naturaArea',
  'stato',
  'richiestaIl',
  'assegnataIl',
  'attivataIl',
  'conclusaIl',
  'motivo',
  'versione',
] as const;
const DELLA_PERSONA = ['pseudonimo', 'comuneResidenza', 'dataNascita', 'sesso', 'gruppoCittadinanza'] as const;

type Stato = Pick<PresaInCaricoEntity, (typeof DEL_CASO)[number]> &
  Pick<PersonaEntity, (typeof DELLA_PERSONA)[number]> & { caseManagerId: string | null };

/** Tells the information system the state of a case: the person by pseudonym. */
export async function emitPresaInCarico(unit: AmbitoUnit, id: string): Promise<void> {
  await emitPreseInCarico(unit, [id]);
}

/** Tells the state of several cases, each in an event of its own. */
export async function emitPreseInCarico(unit: AmbitoUnit, ids: readonly string[]): Promise<void> {
  const stati = await unit.query<Stato>(
    `SELECT ${columnsOf(PresaInCaricoEntity, 'p', DEL_CASO)}, ${columnsOf(PersonaEntity, 's', DELLA_PERSONA)},
            (SELECT operatore_id FROM responsabilita r
             WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND lower(r.periodo) <= $3 ORDER BY r.periodo DESC LIMIT 1) AS "caseManagerId"
     FROM presa_in_carico p
     JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
     WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) ORDER BY p.id`,
    [unit.ambitoId, ids, unit.adesso],
  );
  if (stati.length !== ids.length) throw new Error(`${ids.length - stati.length} PresaInCarico not found`);
  for (const stato of stati) emitStato(unit, stato);
}

function emitStato(unit: AmbitoUnit, stato: Stato): void {
  const {
    id,
    versione,
    dataNascita,
    motivo,
    caseManagerId,
    richiestaIl,
    assegnataIl,
    attivataIl,
    conclusaIl,
    ...dati
  } = stato;
  unit.emit(
    newEvent({
      tipo: 'PresaInCaricoAggiornata',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'PresaInCarico', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        ...dati,
        richiestaIl: richiestaIl.toISOString(),
        ...(assegnataIl === null ? {} : { assegnataIl: assegnataIl.toISOString() }),
        ...(attivataIl === null ? {} : { attivataIl: attivataIl.toISOString() }),
        ...(conclusaIl === null ? {} : { conclusaIl: conclusaIl.toISOString() }),
        // The coordinator's reason for not accepting is free text, so the event leaves it out.
        ...(motivo === null || dati.stato !== 'CONCLUSA' ? {} : { motivoConclusione: motivo }),
        ...(caseManagerId === null ? {} : { caseManagerId }),
        fasciaEta: dataNascita === null ? null : fasciaEta(dataNascita, giornoRoma(richiestaIl)),
      },
    }),
  );
}
