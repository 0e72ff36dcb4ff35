// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import fc from 'fast-check';
import { A04, startCasework, type Casework } from '../testing.ts';
import { requireCompetente } from './destinatario.ts';
import { TipoCompetenza } from './trasmissione.ts';
import { trasmissioniDi } from './trasmissioni.testing.ts';

let casework: Casework;
let contattoId: string;
beforeAll(async () => {
  casework = await startCasework();
  contattoId = await trasmissioniDi(casework).decodificato();
});
afterAll(() => casework.stop());

// Few values, so that a request and what an ente is competent for often agree.
const tipo = fc.constantFrom(TipoCompetenza.SOCIALE, TipoCompetenza.SANITARIA);
const area = fc.constantFrom('ELD', 'FAM', 'DIS');
const prestazione = fc.constantFrom('A2.07', 'A2.08');
const comune = fc.constantFrom('064008', '064071');
const elenco = (voce: fc.Arbitrary<string>) => fc.uniqueArray(voce, { maxLength: 2 });

const ente = fc.record({
  natura: fc.constantFrom('AUTORITA_GIUDIZIARIA', 'TERZO_SETTORE', null),
  // A request is sent on 24 or 25 November.
  dal: fc.constantFrom('2020-01-01', '2026-11-24', '2026-11-25'),
  al: fc.constantFrom(null, '2026-11-24', '2026-11-25'),
  comuni: elenco(comune),
  competenze: fc.uniqueArray(fc.record({ tipo, aree: elenco(area), prestazioni: elenco(prestazione) }), {
    selector: (competenza) => competenza.tipo,
  }),
});
const richiesta = fc.record({
  tipo,
  area,
  prestazione: fc.option(prestazione, { nil: undefined }),
  comune,
  obbligatoria: fc.boolean(),
  // The last second of 24 November in Rome, and the first of 25 November.
  trasmessaIl: fc.constantFrom('2026-11-24T22:59:59Z', '2026-11-24T23:00:00Z'),
});
type Ente = typeof ente extends fc.Arbitrary<infer E> ? E : never;
type Richiesta = typeof richiesta extends fc.Arbitrary<infer R> ? R : never;

async function register({ natura, dal, al, comuni, competenze }: Ente): Promise<string> {
  const id = randomUUID();
  await casework.admin(
    `INSERT INTO anagrafe_ente (ambito_id, id, denominazione, periodo, comuni, versione, natura)
     VALUES ($1, $2, 'Ente', daterange($3::date, $4::date, '[]'), $5, 1, $6)`,
    [A04, id, dal, al, comuni, natura],
  );
  await casework.admin(
    `INSERT INTO anagrafe_competenza (ambito_id, ente_id, tipo, aree, prestazioni)
     SELECT $1, $2, tipo, aree, prestazioni FROM jsonb_to_recordset($3) AS c (tipo text, aree text[], prestazioni text[])`,
    [A04, id, JSON.stringify(competenze)],
  );
  return id;
}

/** Whether the service lets a request go to an ente. */
async function byTheService(enteId: string, { obbligatoria, trasmessaIl, ...chiesta }: Richiesta): Promise<boolean> {
  const unit = { query: casework.admin, ambitoId: A04 } as unknown as WriteUnit;
  try {
    await requireCompetente(unit, chiesta, enteId, giornoRoma(new Date(trasmessaIl)), obbligatoria);
    return true;
  } catch (error) {
    if (error instanceof RuleViolation) return false;
    throw error;
  }
}

/** Whether the database lets it go. */
async function byTheDatabase(enteId: string, { obbligatoria, trasmessaIl, ...chiesta }: Richiesta): Promise<boolean> {
  const riga = {
    ...{ ambito_id: A04, id: randomUUID(), contatto_id: contattoId, ente_id: enteId, ...chiesta, obbligatoria },
    ...{ testo: 'prova', voci: [], base_giuridica: 'ASSISTENZA', richiede_consenso: false, occultata: false },
    ...{ trasmessa_il: trasmessaIl, trasmessa_da: 'prova', entro: '2026-12-25', stato: 'TRASMESSA', versione: 1 },
  };
  try {
    await casework.admin('INSERT INTO trasmissione SELECT (jsonb_populate_record(NULL::trasmissione, $1)).*', [
      JSON.stringify(riga),
    ]);
    return true;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'trasmissione_a_competente') return false;
    throw error;
  }
}

test('the service and the database agree on which ente is competent for a request (art. 2 c. 8 e)', async () => {
  const agreed = { competent: 0, not: 0 };
  await fc.assert(
    fc.asyncProperty(
      // An ente ends after it begins.
      ente.filter(({ dal, al }) => al === null || al >= dal),
      richiesta,
      async (dati, chiesta) => {
        const enteId = await register(dati);
        const competent = await byTheService(enteId, chiesta);
        expect(await byTheDatabase(enteId, chiesta)).toBe(competent);
        agreed[competent ? 'competent' : 'not'] += 1;
      },
    ),
    { numRuns: 150 },
  );
  // If nearly all requests were admitted, or refused, the agreement would prove little.
  expect(Math.min(agreed.competent, agreed.not)).toBeGreaterThan(15);
});
