// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent } from '@ambito/events';
import { percorsoDi } from '../percorso.testing.ts';
import * as prova from '../testing.ts';

const { A04, ADESSO, ALTRO_ASSISTENTE, ASSISTENTE, COORDINATORE } = prova;
let adesso = ADESSO;
let casework: prova.Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await prova.startCasework(() => adesso);
  percorso = percorsoDi(casework);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

const giorno = (quanti: number): Date => new Date(ADESSO.getTime() + quanti * 86_400_000);
const versioni = new Map<string, number>();
/** The registry tells, some days later, the service of an operator. */
async function servizio(giorni: number, id: string, incarichi: object[], extra: object = {}): Promise<void> {
  adesso = giorno(giorni);
  const versione = (versioni.get(id) ?? 0) + 1;
  versioni.set(id, versione);
  await casework.apply(
    newEvent({
      tipo: 'OperatoreAggiornato',
      ambitoId: A04,
      aggregato: { tipo: 'Operatore', id, versione },
      avvenutoIl: adesso.toISOString(),
      dati: { account: `account-${id}`, naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi, ...extra },
    }),
  );
}
async function caso(operatoreId: string): Promise<string> {
  const presaInCaricoId = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId, versione: 1, operatoreId });
  return presaInCaricoId;
}
/** An operator in service, with a case. */
async function conCaso() {
  const id = randomUUID();
  const incarico = prova.incaricoDi();
  await casework.admin('UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid', [id]);
  await servizio(0, id, [incarico]);
  return { id, incarico, presaInCaricoId: await caso(id) };
}
/** One whose service was interrupted ten days later. */
async function interrotto(extra: object = {}) {
  const { id, incarico, presaInCaricoId } = await conCaso();
  await servizio(10, id, [{ ...incarico, al: '2026-12-04' }], extra);
  return { id, incarico, presaInCaricoId };
}
const tratti = async (id: string) =>
  (
    await casework.admin<{ chi: string | null; natura: string; dalle: Date; attesa: Date | null }>(
      `SELECT operatore_id AS chi, natura, lower(periodo) AS dalle, in_attesa_dal AS attesa FROM responsabilita
       WHERE presa_in_carico_id = $1 ORDER BY periodo`,
      [id],
    )
  ).map(({ chi, natura, dalle, attesa }) => [chi, natura, dalle, attesa]);
const passa = (presaInCaricoId: string, versione: number, dal?: string) =>
  percorso.command('COORDINATORE', 'cambiaCaseManager', {
    ...{ presaInCaricoId, versione, operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna' },
    ...(dal === undefined ? {} : { dal }),
  });

describe('cases come back to an operator whose service had not ended (art. 2 c. 2)', () => {
  test('from the coordinator ad interim, from now on; the registry and the information system are told', async () => {
    const { id, incarico, presaInCaricoId } = await interrotto();
    expect((await tratti(presaInCaricoId)).at(-1)).toEqual([COORDINATORE, 'AD_INTERIM', giorno(10), giorno(10)]);
    await servizio(12, id, [{ ...incarico, fineRichiesta: '2027-06-30' }]);
    expect(await tratti(presaInCaricoId)).toEqual([
      [id, 'ORDINARIA', ADESSO, null],
      [COORDINATORE, 'AD_INTERIM', giorno(10), giorno(10)],
      [id, 'ORDINARIA', giorno(12), null],
    ]);
    const [caso, successione] = await Promise.all(
      [presaInCaricoId, incarico.id].map(
        async (di) =>
          (
            await casework.admin<{ versione: number; dati: object }>(
              `SELECT (evento #>> '{aggregato,versione}')::int AS versione, evento -> 'dati' AS dati FROM outbox
               WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
              [di],
            )
          )[0],
      ),
    );
    expect(caso).toMatchObject({ versione: 4, dati: { caseManagerId: id } });
    expect(successione).toMatchObject({ dati: { al: '2027-06-30', senzaSuccessore: 1 } });
    // Nobody chose that: it is no handover that the coordinator annuls.
    const annulla = { presaInCaricoId, versione: 4, motivo: 'Non doveva', dalle: giorno(12).toISOString() };
    const { errors } = await percorso.attempt('COORDINATORE', 'annullaPassaggioAvvenuto', annulla);
    expect(errors?.[0]?.message).toContain('non è ancora passato di mano per scelta del coordinatore');
  });

  test('from whoever had taken over and was to be confirmed; a handover to come stays', async () => {
    const { id, incarico, presaInCaricoId } = await interrotto({ subentranteId: ASSISTENTE });
    await passa(presaInCaricoId, 3, '2027-02-01');
    await servizio(12, id, [incarico]);
    expect(await tratti(presaInCaricoId)).toEqual([
      [id, 'ORDINARIA', ADESSO, null],
      [ASSISTENTE, 'SUBENTRO', giorno(10), giorno(10)],
      [id, 'ORDINARIA', giorno(12), null],
      [ALTRO_ASSISTENTE, 'ORDINARIA', new Date('2027-01-31T23:00:00Z'), null],
    ]);
  });

  test.each<[string, boolean, (incarico: object) => object[]]>([
    ['that was given to a successor since', true, (incarico) => [incarico]],
    [
      'of a service that did end, and of another one that begins later',
      false,
      (incarico) => [{ ...incarico, al: '2026-12-04' }, prova.incaricoDi({ dal: '2026-12-06' })],
    ],
  ])('not a case %s', async (_quale, passato, poi) => {
    const { id, incarico, presaInCaricoId } = await interrotto();
    if (passato) await passa(presaInCaricoId, 3);
    const prima = await tratti(presaInCaricoId);
    await servizio(12, id, poi(incarico));
    expect(await tratti(presaInCaricoId)).toEqual(prima);
  });
});

test('handovers that were planned for an end that is withdrawn are listed, until they are taken back or let be (art. 2 c. 2)', async () => {
  const { id, incarico, presaInCaricoId } = await conCaso();
  const altro = await caso(id);
  await servizio(1, id, [{ ...incarico, fineRichiesta: '2026-12-31' }]);
  await passa(presaInCaricoId, 2, '2027-01-01');
  await passa(altro, 2, '2027-03-01');
  const daRivedere = async (): Promise<string[]> => {
    const { data } = await casework.call<{
      passaggiDaRivedere: { edges: { node: { daRivedere: boolean; presaInCarico: { id: string } } }[] };
    }>('COORDINATORE', '{ passaggiDaRivedere { edges { node { daRivedere presaInCarico { id } } } } }');
    return data!.passaggiDaRivedere.edges.map(({ node }) => node.presaInCarico.id);
  };
  expect(await daRivedere()).toEqual([]);
  await servizio(2, id, [incarico]);
  // The service is told once more: what is marked stays so, and what is planned from now on is not marked.
  await servizio(3, id, [incarico]);
  expect(await daRivedere()).toEqual([presaInCaricoId]);
  const tolto = { presaInCaricoId, versione: 3 };
  await percorso.command('COORDINATORE', 'annullaPassaggio', tolto);
  await passa(presaInCaricoId, 4, '2027-01-01');
  await servizio(4, id, [incarico]);
  expect(await daRivedere()).toEqual([]);
  const conferma = (dalle: string, versione: number) =>
    percorso.attempt('COORDINATORE', 'confermaPassaggio', { presaInCaricoId, versione, dalle });
  expect((await conferma('2026-12-31T23:00:00Z', 5)).errors?.[0]?.extensions).toMatchObject({
    articolo: 'art. 2 c. 2',
  });
  const ritirata = async (giorni: number): Promise<void> => {
    await servizio(giorni, id, [{ ...incarico, fineRichiesta: '2026-12-31' }]);
    await servizio(giorni + 1, id, [incarico]);
  };
  await ritirata(5);
  expect(await daRivedere()).toEqual([presaInCaricoId]);
  expect((await conferma('2026-12-30T23:00:00Z', 5)).errors?.[0]?.extensions).toMatchObject({
    campi: [{ percorso: ['input', 'dalle'] }],
  });
  const { data } = await conferma('2026-12-31T23:00:00Z', 5);
  const confermato = { dalle: '2026-12-31T23:00:00.000Z', daRivedere: false, rivistoIl: adesso.toISOString() };
  expect(data).toMatchObject({
    confermaPassaggio: {
      versione: 6,
      responsabilita: {
        edges: [{ node: { rivistoIl: null } }, { node: { ...confermato, rivistoDa: { id: COORDINATORE } } }],
      },
    },
  });
  expect(await daRivedere()).toEqual([]);
  // It keeps who let it be while the successors are worked out again; another end that is withdrawn asks anew.
  await servizio(7, id, [incarico]);
  expect(await daRivedere()).toEqual([]);
  await ritirata(8);
  expect(await daRivedere()).toEqual([presaInCaricoId]);
});
