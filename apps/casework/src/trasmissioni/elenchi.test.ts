// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, startCasework, type Casework } from '../testing.ts';
import { richiestaA, risposta, trasmissioniDi } from './trasmissioni.testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof trasmissioniDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = trasmissioniDi(casework);
});
afterAll(() => casework.stop());

const IN_RITARDO =
  'query ($first: Int!, $after: String) { trasmissioniInRitardo(first: $first, after: $after) { edges { node { id entro inRitardo ente { id } passi { stato } permessi { puoRevocare } } } pageInfo { hasNextPage endCursor } } }';
interface Elenco {
  trasmissioniInRitardo: {
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
const inRitardo = async (first = 100, after: string | null = null) =>
  (await casework.call<Elenco>('COORDINATORE', IN_RITARDO, { first, after })).data!.trasmissioniInRitardo;

describe('the coordinator’s list of transmissions without an outcome after their term', () => {
  test('has the transmissions whose term has passed, the oldest term first, until there is an outcome', async () => {
    const [oggi, ieri, prima] = [await percorso.trasmessa(), await percorso.trasmessa(), await percorso.trasmessa()];
    await percorso.scade(oggi.id, '2026-11-25');
    await percorso.scade(ieri.id, '2026-11-24');
    await percorso.scade(prima.id, '2026-11-23');
    const ids = async () => (await inRitardo()).edges.map(({ node }) => node.id);
    expect(await ids()).toEqual([prima.id, ieri.id]);
    const { fatto } = await percorso.attempt('SEGRETARIATO', 'registraPresaVisione', risposta(prima));
    expect(await ids()).toEqual([prima.id, ieri.id]);
    await percorso.attempt('SEGRETARIATO', 'registraEsitoTrasmissione', risposta(fatto!, { accolta: true }));
    await percorso.attempt('SEGRETARIATO', 'revocaTrasmissione', {
      trasmissioneId: ieri.id,
      versione: 1,
      nota: 'prova',
    });
    expect(await ids()).toEqual([]);
  });

  test('comes in pages, with as many statements for one as for many', async () => {
    const scadute: string[] = [];
    for (let numero = 0; numero < 5; numero += 1) {
      const { id } = await percorso.trasmessa();
      await percorso.scade(id, '2026-11-20');
      scadute.push(id);
    }
    const pagine: string[] = [];
    for (let after: string | null = null, altre = true; altre;) {
      const { edges, pageInfo } = await inRitardo(2, after);
      pagine.push(...edges.map(({ node }) => node.id));
      [after, altre] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(pagine).toEqual([...scadute].sort());
    const quante = async (first: number) => {
      const prima = await casework.statements();
      expect((await inRitardo(first)).edges).toHaveLength(first);
      return (await casework.statements()) - prima;
    };
    expect(await quante(5)).toBe(await quante(1));
  });
});

test('the transmissions of many contatti are read with as many statements as those of one', async () => {
  for (let numero = 0; numero < 4; numero += 1) await percorso.trasmessa();
  const quante = async (first: number) => {
    const prima = await casework.statements();
    const { data } = await casework.call<{ contatti: { edges: { node: { trasmissioni: { edges: object[] } } }[] } }>(
      'SEGRETARIATO',
      'query ($first: Int!) { contatti(first: $first) { edges { node { trasmissioni { edges { node { id contenuto { testo } passi { stato } permessi { puoRevocare } } } } } } } }',
      { first },
    );
    expect(data!.contatti.edges.filter(({ node }) => node.trasmissioni.edges.length > 0)).toHaveLength(first);
    return (await casework.statements()) - prima;
  };
  expect(await quante(4)).toBe(await quante(1));
});

describe('a transmission that its sender conceals', () => {
  const LETTE = `query ($id: UUID!) {
    contatto(id: $id) { esito versione permessi { puoTrasmettere puoConcludere }
      trasmissioni(first: 1) { edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
    contatti(first: 1) { edges { node { versione esito } } pageInfo { hasNextPage endCursor } }
  }`;
  const daUnAltro = async (id: string) => {
    const prima = await casework.statements();
    const { data } = await casework.call('SEGRETARIATO', LETTE, { id }, 'un-altro');
    return { data, statements: (await casework.statements()) - prima };
  };
  const trasmetti = (contattoId: string, versione: number, extra: object, sub?: string) =>
    percorso.attempt(
      'SEGRETARIATO',
      'trasmettiRichiesta',
      { contattoId, versione, ...richiestaA(enteId), ...extra },
      sub,
    );
  const OCCULTATA = { baseGiuridica: 'REATO', occultata: true };
  let enteId: string;
  beforeAll(async () => {
    enteId = await percorso.ente();
  });

  test('changes nothing that others read, nor what they may do', async () => {
    const contattoId = await percorso.decodificato();
    const prima = await daUnAltro(contattoId);
    expect((await trasmetti(contattoId, 2, OCCULTATA)).rifiuto).toBeUndefined();
    expect(await daUnAltro(contattoId)).toEqual(prima);
    // Another at the desk sends to the same ente, openly and concealed.
    expect((await trasmetti(contattoId, 2, OCCULTATA, 'un-altro')).rifiuto).toBeUndefined();
    expect((await trasmetti(contattoId, 2, { baseGiuridica: 'REATO' }, 'un-altro')).rifiuto).toBeUndefined();
    expect((await trasmetti(contattoId, 3, OCCULTATA, 'un-altro')).rifiuto?.extensions).toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('may follow any outcome, and fills no page of others', async () => {
    const contattoId = await percorso.decodificato();
    await percorso.command('SEGRETARIATO', 'concludiContatto', { contattoId, versione: 2, esito: 'INFORMAZIONE' });
    const prima = await daUnAltro(contattoId);
    expect((await trasmetti(contattoId, 3, OCCULTATA)).rifiuto).toBeUndefined();
    expect(await daUnAltro(contattoId)).toEqual(prima);
  });
});

describe('the database, whatever the service does,', () => {
  const inserisce = async (extra: object = {}) => {
    const contattoId = await percorso.decodificato();
    const riga = {
      ...{ ambito_id: A04, contatto_id: contattoId, ente_id: await percorso.ente(), tipo: 'SANITARIA', area: 'ELD' },
      ...{ comune: '064071', testo: 'prova', voci: [], base_giuridica: 'ASSISTENZA', richiede_consenso: false },
      ...{ obbligatoria: false, occultata: false, trasmessa_il: '2026-11-25T12:00:00Z', trasmessa_da: 'prova' },
      ...{ entro: '2026-12-25', stato: 'TRASMESSA', versione: 1 },
      ...extra,
    };
    return casework.admin<{ id: string }>(
      `INSERT INTO trasmissione SELECT (jsonb_populate_record(null::trasmissione, $1 || jsonb_build_object('id', gen_random_uuid()))).* RETURNING id`,
      [JSON.stringify(riga)],
    );
  };
  const ente = (competenza: object, dati: object = {}) => percorso.ente(competenza, dati);

  test.each<[string, () => Promise<object>, string | undefined]>([
    ['accepts a transmission to a competent ente', () => Promise.resolve({}), undefined],
    [
      'accepts a transmission to an ente with that very competence',
      async () => ({
        prestazione: 'A2.07',
        ente_id: await ente({ aree: ['ELD'], prestazioni: ['A2.07'] }, { comuni: ['064071'] }),
      }),
      undefined,
    ],
    ['refuses another kind', () => Promise.resolve({ tipo: 'SOCIALE' }), 'trasmissione_a_competente'],
    ['refuses another area', async () => ({ ente_id: await ente({ aree: ['FAM'] }) }), 'trasmissione_a_competente'],
    [
      'refuses another prestazione',
      async () => ({ prestazione: 'A2.07', ente_id: await ente({ prestazioni: ['A2.08'] }) }),
      'trasmissione_a_competente',
    ],
    [
      'refuses no prestazione where some are named',
      async () => ({ ente_id: await ente({ prestazioni: ['A2.08'] }) }),
      'trasmissione_a_competente',
    ],
    [
      'refuses another Comune',
      async () => ({ ente_id: await ente({}, { comuni: ['064008'] }) }),
      'trasmissione_a_competente',
    ],
    [
      'refuses an ente that has ceased',
      async () => ({ ente_id: await ente({}, { al: '2026-11-24' }) }),
      'trasmissione_a_competente',
    ],
    [
      'takes an obligatory report to a judicial authority',
      async () => ({ obbligatoria: true, ente_id: await ente({ aree: ['FAM'] }, { natura: 'AUTORITA_GIUDIZIARIA' }) }),
      undefined,
    ],
    [
      'refuses one to a service for other areas',
      async () => ({ obbligatoria: true, ente_id: await ente({ aree: ['FAM'] }) }),
      'trasmissione_a_competente',
    ],
    [
      'goes by the day in Rome',
      async () => ({ trasmessa_il: '2026-11-24T23:30:00Z', ente_id: await ente({}, { dal: '2026-11-25' }) }),
      undefined,
    ],
    ['refuses one without an origin', () => Promise.resolve({ contatto_id: null }), 'trasmissione_origine'],
    [
      'refuses the consent that is missing',
      () => Promise.resolve({ richiede_consenso: true }),
      'trasmissione_consenso',
    ],
    ['refuses a consent of nobody', () => Promise.resolve({ consenso_il: '2026-11-25' }), 'trasmissione_consenso'],
    [
      'refuses to conceal a report that is not obligatory',
      () => Promise.resolve({ occultata: true }),
      'trasmissione_occultata',
    ],
    [
      'refuses a transmission that begins with its outcome',
      () => Promise.resolve({ stato: 'ACCOLTA' }),
      'trasmissione_passaggi',
    ],
  ])('%s', async (_nome, extra, constraint) => {
    const scritta = inserisce(await extra());
    if (constraint === undefined) await expect(scritta).resolves.toHaveLength(1);
    else await expect(scritta).rejects.toMatchObject({ constraint });
  });
});
