// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Evento } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { affidamentiDi, ANNO } from '../interventi/interventi.testing.ts';
import { A04, startCasework, TABELLE_PICCOLE, type Casework } from '../testing.ts';
import { richiestaA, risposta, trasmissioniDi, type Letta } from '../trasmissioni/trasmissioni.testing.ts';
import { enteDi } from './enti.testing.ts';

let casework: Casework;
let affidamenti: ReturnType<typeof affidamentiDi>;
let trasmissioni: ReturnType<typeof trasmissioniDi>;
beforeAll(async () => {
  casework = await startCasework();
  affidamenti = affidamentiDi(casework);
  trasmissioni = trasmissioniDi(casework);
});
afterAll(() => casework.stop());

const COMPETENZE = [{ tipo: 'SANITARIA', aree: [], prestazioni: [] }];
/** The event of a double, which is there on no day. */
const doppioDi = (id: string, versione: number, sostituitoDaId: string): Evento =>
  enteDi(id, versione, { al: '2019-12-31', sostituitoDaId });
async function accettato(enteId: string): Promise<string> {
  const progettoId = await affidamenti.affidato(enteId);
  expect(await affidamenti.accetta(progettoId)).toBeUndefined();
  return progettoId;
}
const enteDel = async (progettoId: string) =>
  (
    await casework.admin<{ ente: string; versione: number }>(
      `SELECT ente_id AS ente, versione FROM intervento i JOIN progetto g ON g.ambito_id = i.ambito_id AND g.id = i.progetto_id
       WHERE g.id = $1`,
      [progettoId],
    )
  )[0];
const ultimoEvento = async (id: string) =>
  (
    await casework.admin<{ evento: { aggregato: { versione: number }; dati: object } }>(
      `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    )
  )[0]!.evento;

describe('the interventi of an ente that was registered twice (art. 2 c. 5 o)', () => {
  test('are those of the ente that stays, in drafts and in accepted projects, and the projects are told anew', async () => {
    const [doppio, giusto, anno] = [randomUUID(), randomUUID(), ANNO()];
    await casework.apply(enteDi(doppio, 1, { accreditamenti: [anno] }), enteDi(giusto, 1));
    const [attivo, bozza] = [await accettato(doppio), await affidamenti.affidato(doppio)];
    const { versione } = (await enteDel(attivo))!;
    await casework.apply(enteDi(giusto, 2, { accreditamenti: [anno] }), doppioDi(doppio, 2, giusto));
    expect(await enteDel(attivo)).toEqual({ ente: giusto, versione: versione + 1 });
    expect(await enteDel(bozza)).toEqual({ ente: giusto, versione: 2 });
    expect((await affidamenti.letto(attivo)).interventi).toEqual([{ ente: { id: giusto }, giorniScoperti: [] }]);
    expect(await ultimoEvento(attivo)).toMatchObject({
      ...{ aggregato: { versione: versione + 1 }, dati: { interventi: [{ enteId: giusto }] } },
    });
    expect(await affidamenti.scopertiDi(giusto)).toEqual([]);
    expect(
      await casework.admin(`SELECT azione FROM audit WHERE record_id = $1 AND azione = 'progetto.cambia-ente'`, [
        attivo,
      ]),
    ).toHaveLength(1);
  });

  test('come with the days on which that one is not accredited', async () => {
    const [doppio, giusto] = [await affidamenti.ente(ANNO()), await affidamenti.ente()];
    await accettato(doppio);
    await casework.apply(doppioDi(doppio, 2, giusto));
    expect(await affidamenti.scopertiDi(giusto)).toMatchObject([
      { scopertoDal: '2026-11-25', scopertoAl: '2026-12-31' },
    ]);
    await casework.apply(enteDi(giusto, 2, { accreditamenti: [ANNO()] }));
    expect(await affidamenti.scopertiDi(giusto)).toEqual([]);
  });

  test('go nowhere else: the database lets no accepted intervento be of another ente', async () => {
    const [uno, altro] = [await affidamenti.ente(ANNO()), await affidamenti.ente(ANNO())];
    const progettoId = await accettato(uno);
    await expect(
      casework.admin('UPDATE intervento SET ente_id = $2 WHERE progetto_id = $1', [progettoId, altro]),
    ).rejects.toMatchObject({ constraint: 'progetto_modificato_in_bozza' });
    const bozza = await affidamenti.affidato(uno);
    await expect(
      casework.admin('UPDATE intervento SET ente_id = $2 WHERE progetto_id = $1', [bozza, await affidamenti.ente()]),
    ).rejects.toMatchObject({ constraint: 'intervento_ad_ente_accreditato' });
  });
});

describe('the events of enti that were registered twice', () => {
  const AC = ANNO();
  type Invio = () => Promise<void>;
  /** Three enti that are one; the third one is unknown to casework. */
  async function catena(): Promise<{
    primo: string;
    secondo: string;
    terzo: string;
    invii: Invio[];
    progettoId: string;
  }> {
    const [primo, secondo, terzo] = [await affidamenti.ente(AC), await affidamenti.ente(AC), randomUUID()];
    const progettoId = await accettato(primo);
    const invii = [
      () => casework.apply(doppioDi(primo, 2, secondo)),
      () => casework.apply(doppioDi(secondo, 3, terzo)),
      () => casework.apply(enteDi(terzo, 1, { accreditamenti: [AC] })),
    ];
    return { primo, secondo, terzo, invii, progettoId };
  }

  test.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'do the same in whichever order they come, twice and again (%j)',
    async (ordine) => {
      const { terzo, invii, progettoId } = await catena();
      for (const posto of ordine) await invii[posto]!();
      const { ente, versione } = (await enteDel(progettoId))!;
      expect(ente).toBe(terzo);
      expect(await affidamenti.scopertiDi(terzo)).toEqual([]);
      for (const invio of invii) await invio();
      expect(await enteDel(progettoId)).toEqual({ ente: terzo, versione });
    },
  );

  test('do the same when they come together, and one of before changes nothing', async () => {
    const { primo, secondo, terzo, progettoId } = await catena();
    await casework.apply(
      ...[doppioDi(secondo, 3, terzo), doppioDi(primo, 2, secondo), enteDi(terzo, 1, { accreditamenti: [AC] })],
    );
    await casework.apply(enteDi(primo, 1, { accreditamenti: [AC] }));
    expect((await enteDel(progettoId))?.ente).toBe(terzo);
  });

  test('wait for no ente that has not come yet', async () => {
    const { primo, secondo, invii, progettoId } = await catena();
    await invii[1]!();
    expect((await enteDel(progettoId))?.ente).toBe(primo);
    await invii[0]!();
    expect((await enteDel(progettoId))?.ente).toBe(secondo);
  });

  test('leave nothing to choose: a double, or an ente that was a mistake, is there on no day', async () => {
    const giusto = await trasmissioni.ente();
    const [doppio, sbagliato] = [await trasmissioni.ente(), await trasmissioni.ente()];
    await casework.apply(doppioDi(doppio, 2, giusto), enteDi(sbagliato, 2, { al: '2019-12-31' }));
    for (const enteId of [doppio, sbagliato]) {
      expect(
        (
          await trasmissioni.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
            ...{ contattoId: await trasmissioni.decodificato(), versione: 2, ...richiestaA(enteId) },
          })
        ).rifiuto?.extensions,
      ).toMatchObject({ articolo: 'art. 2 c. 8 e' });
      expect((await affidamenti.bozza({ enteId })).rifiuto?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'interventi', '0', 'enteId'] }] },
      });
    }
  });
});

describe('what was sent to an ente that was registered twice (art. 2 c. 8 e)', () => {
  const stato = async (id: string) =>
    (
      await casework.admin<{ ente: string; versione: number; stato: string }>(
        'SELECT ente_id AS ente, versione, stato FROM trasmissione WHERE id = $1',
        [id],
      )
    )[0];
  /** A contatto whose request was sent to both enti before they were one. */
  async function aTuttiEDue() {
    const [doppio, giusto] = [await trasmissioni.ente(), await trasmissioni.ente()];
    const contattoId = await trasmissioni.decodificato();
    const invia = (enteId: string, versione = 3) =>
      trasmissioni.attempt('SEGRETARIATO', 'trasmettiRichiesta', { contattoId, versione, ...richiestaA(enteId) });
    const [alDoppio, alGiusto] = [(await invia(doppio, 2)).fatto!, (await invia(giusto)).fatto!];
    await casework.apply(enteDi(giusto, 2, { competenze: COMPETENZE }), doppioDi(doppio, 2, giusto));
    return { giusto, invia, alDoppio, alGiusto };
  }
  const risponde = async ({ id }: Letta) =>
    trasmissioni.command('SEGRETARIATO', 'registraEsitoTrasmissione', {
      ...risposta({ id, versione: (await stato(id))!.versione }, { accolta: true }),
    });

  test('was sent to the one that stays, and is told anew', async () => {
    const { giusto, alDoppio } = await aTuttiEDue();
    expect(await stato(alDoppio.id)).toMatchObject({ ente: giusto, versione: 2, stato: 'TRASMESSA' });
    expect(await ultimoEvento(alDoppio.id)).toMatchObject({ aggregato: { versione: 2 }, dati: { enteId: giusto } });
  });

  test('waits twice when it was sent to both: each is answered by itself, and none is sent a third time meanwhile', async () => {
    const { giusto, invia, alDoppio, alGiusto } = await aTuttiEDue();
    expect(await stato(alGiusto.id)).toMatchObject({ ente: giusto, versione: 1, stato: 'TRASMESSA' });
    const ancora = { code: 'CONFLICT' };
    expect((await invia(giusto)).rifiuto?.extensions).toMatchObject(ancora);
    await risponde(alGiusto);
    expect((await invia(giusto)).rifiuto?.extensions).toMatchObject(ancora);
    await risponde(alDoppio);
    expect((await invia(giusto)).rifiuto).toBeUndefined();
  });

  test('is awaited again from one of the two, when both answers were a mistake and are annulled at once', async () => {
    const { alDoppio, alGiusto } = await aTuttiEDue();
    for (const trasmissione of [alDoppio, alGiusto]) await risponde(trasmissione);
    const annullate = await Promise.all(
      [alDoppio, alGiusto].map(async ({ id }) =>
        trasmissioni.attempt('SEGRETARIATO', 'annullaPassoTrasmissione', {
          ...{ trasmissioneId: id, versione: (await stato(id))!.versione, motivo: 'Era di un’altra richiesta' },
        }),
      ),
    );
    // By the command, or by the index if both have looked before either wrote.
    const rifiutata = expect.stringMatching(/^(CONFLICT|RULE_VIOLATION)$/) as unknown;
    expect(annullate.map(({ rifiuto }) => rifiuto?.extensions['code']).toSorted()).toEqual([rifiutata, undefined]);
  });

  test('changes in nothing else, in the database too', async () => {
    const { alDoppio } = await aTuttiEDue();
    const altro = await trasmissioni.ente();
    for (const cosa of [`ente_id = '${altro}'`, 'inviata_a = NULL', `testo = 'Altro'`])
      await expect(
        casework.admin(`UPDATE trasmissione SET ${cosa}, versione = versione + 1 WHERE id = $1`, [alDoppio.id]),
      ).rejects.toMatchObject({ constraint: 'trasmissione_immutabile' });
  });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
