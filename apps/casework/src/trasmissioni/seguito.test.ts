// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import { ADESSO, ALTRO_ASSISTENTE, startCasework, type Casework } from '../testing.ts';
import { richiestaA, risposta, trasmissioniDi, type Letta } from './trasmissioni.testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof trasmissioniDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = trasmissioniDi(casework);
});
afterAll(() => casework.stop());

type Passo = 'visione' | 'accolta' | 'rifiutata' | 'revocata';
const PASSI: Record<Passo, [string, object]> = {
  visione: ['registraPresaVisione', {}],
  accolta: ['registraEsitoTrasmissione', { accolta: true, nota: 'Visita il 3 dicembre' }],
  rifiutata: ['registraEsitoTrasmissione', { accolta: false, motivo: 'SENZA_POSTI' }],
  revocata: ['revocaTrasmissione', { nota: 'La persona ha cambiato idea' }],
};
function muove(passo: Passo, trasmissione: Letta, extra: object = {}, ruolo: Ruolo = 'SEGRETARIATO', sub?: string) {
  const [mutazione, input] = PASSI[passo];
  const { trasmissioneId, versione, ...come } = risposta(trasmissione);
  return percorso.attempt(
    ruolo,
    mutazione,
    { trasmissioneId, versione, ...(passo === 'revocata' ? {} : come), ...input, ...extra },
    sub,
  );
}
async function dopo(passi: readonly Passo[]): Promise<Letta> {
  let trasmissione = await percorso.trasmessa();
  for (const passo of passi) {
    const { fatto, rifiuto } = await muove(passo, trasmissione);
    expect(rifiuto).toBeUndefined();
    trasmissione = fatto!;
  }
  return trasmissione;
}
const TRASMISSIONE =
  'query ($id: UUID!) { trasmissione(id: $id) { id stato inRitardo passi { stato avvenutoIl canale riferimento motivo nota registratoIl } permessi { puoRegistrarePresaVisione puoRegistrareEsito puoRevocare } } }';
const vede = async (id: string, ruolo: Ruolo, sub?: string) => {
  const { data, errors } = await casework.call<{ trasmissione: (Letta & { passi: object[] }) | null }>(
    ruolo,
    TRASMISSIONE,
    { id },
    sub,
  );
  expect(errors).toBeUndefined();
  return data!.trasmissione;
};

describe('the steps of a transmission (art. 2 c. 8 e)', () => {
  test.each<[Passo[], string]>([
    [['visione'], 'PRESA_VISIONE'],
    [['visione', 'accolta'], 'ACCOLTA'],
    [['visione', 'rifiutata'], 'RIFIUTATA'],
    [['accolta'], 'ACCOLTA'],
    [['rifiutata'], 'RIFIUTATA'],
    [['revocata'], 'REVOCATA'],
    [['visione', 'revocata'], 'REVOCATA'],
  ])('may be %j: %s', async (passi, stato) => {
    expect((await dopo(passi)).stato).toBe(stato);
  });

  test.each<[Passo[], Passo]>([
    [['visione'], 'visione'],
    ...(['accolta', 'rifiutata', 'revocata'] as const).flatMap((esito) =>
      (['visione', 'accolta', 'rifiutata', 'revocata'] as const).map((altro): [Passo[], Passo] => [[esito], altro]),
    ),
  ])('do not continue %j with %s', async (passi, altro) => {
    const trasmissione = await dopo(passi);
    expect((await muove(altro, trasmissione)).rifiuto?.extensions).toMatchObject({
      code: 'RULE_VIOLATION',
      articolo: 'art. 2 c. 8 e',
      dettagli: { da: trasmissione.stato },
    });
  });

  test.each<[string, Passo, object, object]>([
    ['a refusal without a reason', 'rifiutata', { motivo: undefined }, { campi: [{ percorso: ['input', 'motivo'] }] }],
    [
      'a refusal for an unknown reason',
      'rifiutata',
      { motivo: 'ANTIPATIA' },
      { campi: [{ percorso: ['input', 'motivo'] }] },
    ],
    ['an acceptance with a reason', 'accolta', { motivo: 'ALTRO' }, { campi: [{ percorso: ['input', 'motivo'] }] }],
    ['by an unknown channel', 'visione', { canale: 'PICCIONE' }, { campi: [{ percorso: ['input', 'canale'] }] }],
    ['without a reference', 'visione', { riferimento: '' }, { code: 'BAD_USER_INPUT' }],
    [
      'before it was sent',
      'visione',
      { avvenutoIl: '2026-11-24T00:00:00Z' },
      { campi: [{ percorso: ['input', 'avvenutoIl'] }] },
    ],
    ['tomorrow', 'accolta', { avvenutoIl: '2026-11-26T12:00:00Z' }, { campi: [{ percorso: ['input', 'avvenutoIl'] }] }],
    ['of another version', 'visione', { versione: 9 }, { code: 'CONFLICT', versioneAttuale: 1 }],
    ['of an unknown transmission', 'visione', { trasmissioneId: randomUUID() }, { code: 'NOT_FOUND' }],
    ['a revocation without a word', 'revocata', { nota: '' }, { code: 'BAD_USER_INPUT' }],
  ])('are not recorded %s', async (_nome, passo, extra, atteso) => {
    expect((await muove(passo, await percorso.trasmessa(), extra)).rifiuto?.extensions).toMatchObject(atteso);
  });

  test('have no outcome before the acknowledgement', async () => {
    const ore = (quante: number) => new Date(ADESSO.getTime() + quante * 3_600_000).toISOString();
    const trasmissione = await percorso.trasmessa();
    // Both have the same instant, since the clock of these tests stands still. Their order is the order of the record.
    const { fatto } = await muove('visione', trasmissione, { avvenutoIl: ore(0) });
    for (const esito of ['accolta', 'rifiutata'] as const)
      expect((await muove(esito, fatto!, { avvenutoIl: ore(-1) })).rifiuto?.extensions).toMatchObject({
        campi: [{ percorso: ['input', 'avvenutoIl'] }],
      });
    expect((await muove('accolta', fatto!, { avvenutoIl: ore(0) })).rifiuto).toBeUndefined();
  });

  test('show their author, their time and their channel', async () => {
    const { id } = await dopo(['visione', 'rifiutata']);
    expect((await vede(id, 'SEGRETARIATO'))?.passi).toMatchObject([
      { stato: 'PRESA_VISIONE', canale: 'EMAIL', riferimento: 'prot. 12/2026', motivo: null },
      { stato: 'RIFIUTATA', motivo: 'SENZA_POSTI' },
    ]);
  });

  test('are only one if an acceptance and a revocation come at once', async () => {
    const trasmissione = await percorso.trasmessa();
    const esiti = await Promise.all([muove('accolta', trasmissione), muove('revocata', trasmissione)]);
    expect(esiti.filter(({ rifiuto }) => rifiuto === undefined)).toHaveLength(1);
  });
});

describe('the transmission of a contatto', () => {
  test('gets its answer from any operator who reads contatti, and only the sender revokes it', async () => {
    const trasmissione = await percorso.trasmessa();
    expect(await vede(trasmissione.id, 'ASSISTENTE_SOCIALE')).toMatchObject({
      permessi: { puoRegistrarePresaVisione: true, puoRegistrareEsito: true, puoRevocare: false },
    });
    expect(await vede(trasmissione.id, 'COORDINATORE')).toMatchObject({
      permessi: { puoRegistrarePresaVisione: false, puoRegistrareEsito: false, puoRevocare: false },
    });
    expect((await muove('revocata', trasmissione, {}, 'ASSISTENTE_SOCIALE')).rifiuto?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await muove('visione', trasmissione, {}, 'ASSISTENTE_SOCIALE')).rifiuto).toBeUndefined();
  });

  test('is seen at the desk only by its sender if it is concealed', async () => {
    const { id, versione } = await percorso.trasmessa({ baseGiuridica: 'REATO', occultata: true });
    expect(await vede(id, 'SEGRETARIATO')).toMatchObject({ id });
    expect(await vede(id, 'COORDINATORE')).toMatchObject({ id });
    expect(await vede(id, 'SEGRETARIATO', 'un-altro')).toBeNull();
    expect(await vede(id, 'ASSISTENTE_SOCIALE')).toBeNull();
    const nascosta = { id, versione } as Letta;
    expect((await muove('visione', nascosta, {}, 'ASSISTENTE_SOCIALE')).rifiuto?.extensions).toMatchObject({
      code: 'NOT_FOUND',
    });
    const [{ contattoId } = { contattoId: '' }] = await casework.admin<{ contattoId: string }>(
      'SELECT contatto_id AS "contattoId" FROM trasmissione WHERE id = $1',
      [id],
    );
    const elenco = async (sub: string) =>
      (
        await casework.call<{ contatto: { trasmissioni: { edges: { node: object }[] } } }>(
          'SEGRETARIATO',
          'query ($id: UUID!) { contatto(id: $id) { trasmissioni { edges { node { id } } } } }',
          { id: contattoId },
          sub,
        )
      ).data?.contatto.trasmissioni.edges.map(({ node }) => node);
    expect(await elenco('un-altro')).toEqual([]);
    expect(await elenco('prova-SEGRETARIATO')).toEqual([{ id }]);
  });

  test('is followed by the coordinator, who does not read the transmitted data', async () => {
    const { id } = await dopo(['accolta']);
    const legge = (ruolo: Ruolo, campi: string) =>
      casework.call(ruolo, `query ($id: UUID!) { trasmissione(id: $id) { ${campi} } }`, { id });
    for (const campi of ['contenuto { testo }', 'passi { nota }']) {
      expect((await legge('COORDINATORE', campi)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
      expect((await legge('SEGRETARIATO', campi)).errors).toBeUndefined();
    }
    expect((await legge('COORDINATORE', 'stato passi { stato avvenutoIl motivo }')).errors).toBeUndefined();
  });

  test('leaves each read in the audit', async () => {
    const { id } = await percorso.trasmessa();
    const lette = async () =>
      (await casework.admin('SELECT FROM audit WHERE record_id = $1 AND azione = $2', [id, 'trasmissione.leggi']))
        .length;
    const prima = await lette();
    await vede(id, 'COORDINATORE');
    expect(await lette()).toBe(prima + 1);
  });
});

describe('the transmission of a case', () => {
  const daCaso = async (presaInCaricoId: string, sub?: string, versione = 3) =>
    percorso.attempt(
      'ASSISTENTE_SOCIALE',
      'trasmettiRichiesta',
      { presaInCaricoId, versione, ...richiestaA(await percorso.ente()) },
      sub,
    );

  test('is sent and followed only by the case manager, and the case does not change', async () => {
    const presaInCaricoId = await percorso.inCarico();
    expect((await daCaso(presaInCaricoId, 'altra')).rifiuto?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await daCaso(presaInCaricoId, undefined, 2)).rifiuto?.extensions).toMatchObject({ code: 'CONFLICT' });
    const { fatto, rifiuto } = await daCaso(presaInCaricoId);
    expect(rifiuto).toBeUndefined();
    expect(fatto).toMatchObject({ permessi: { puoRegistrareEsito: true, puoRevocare: true } });
    expect(await vede(fatto!.id, 'SEGRETARIATO')).toBeNull();
    expect(await vede(fatto!.id, 'ASSISTENTE_SOCIALE', 'altra')).toBeNull();
    expect((await muove('visione', fatto!, {}, 'SEGRETARIATO')).rifiuto?.extensions).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { data } = await casework.call<{ presaInCarico: object }>(
      'ASSISTENTE_SOCIALE',
      'query ($id: UUID!) { presaInCarico(id: $id) { versione trasmissioni { edges { node { id presaInCarico { id } } } } permessi { puoTrasmettere } } }',
      { id: presaInCaricoId },
    );
    expect(data?.presaInCarico).toEqual({
      versione: 3,
      trasmissioni: { edges: [{ node: { id: fatto!.id, presaInCarico: { id: presaInCaricoId } } }] },
      permessi: { puoTrasmettere: true },
    });
  });

  test('is followed by the new case manager after a handover', async () => {
    const presaInCaricoId = await percorso.inCarico();
    const { fatto } = await daCaso(presaInCaricoId);
    await percorso.command('COORDINATORE', 'cambiaCaseManager', {
      ...{ presaInCaricoId, versione: 3, operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna' },
    });
    // The clock stands still, so the first case manager has answered for the case for no time at all.
    expect((await muove('accolta', fatto!, {}, 'ASSISTENTE_SOCIALE')).rifiuto?.extensions).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await muove('revocata', fatto!, {}, 'ASSISTENTE_SOCIALE', 'altra')).rifiuto).toBeUndefined();
  });
});
