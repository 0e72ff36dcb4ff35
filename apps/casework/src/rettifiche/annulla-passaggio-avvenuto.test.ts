// SPDX-License-Identifier: AGPL-3.0-or-later
import { A_TERMINE, ADESSO, ALTRO_ASSISTENTE, ASSISTENTE, COORDINATORE } from '../testing.ts';
import { richiestaA, trasmissioniDi } from '../trasmissioni/trasmissioni.testing.ts';
import { giorno, MOTIVO, passaggiDiProva } from './passaggi.testing.ts';

const { annulla, casework, dopo, orologio, passa, percorso, vede } = passaggiDiProva();
const tratti = async (id: string) =>
  (
    await casework().admin<{ chi: string | null; dalle: Date; alle: Date | null; natura: string }>(
      `SELECT operatore_id AS chi, lower(periodo) AS dalle, upper(periodo) AS alle, natura FROM responsabilita
       WHERE presa_in_carico_id = $1 ORDER BY periodo`,
      [id],
    )
  ).map(({ chi, dalle, alle, natura }) => [chi, dalle, alle, natura]);
/** The first instant after the service of `A_TERMINE`. */
const FINE_ANNO = new Date('2026-12-31T23:00:00Z');
/** A case that is taken in charge, at version 4 ten days later: it has passed to the wrong person. */
async function passatoMale(): Promise<string> {
  orologio.adesso = ADESSO;
  const id = await percorso().inCarico();
  await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
  return id;
}

describe('a handover to the wrong person that has begun (art. 2 c. 2)', () => {
  test('is annulled: they see the case no more, and whoever had it before has had it all the time', async () => {
    const id = await passatoMale();
    expect(await vede(id, 'altra')).toBe(true);
    orologio.adesso = giorno(12);
    expect((await annulla(id, 4, 10)).data).toMatchObject({
      annullaPassaggioAvvenuto: { id, versione: 5, caseManager: { id: ASSISTENTE } },
    });
    expect([await vede(id, 'altra'), await vede(id)]).toEqual([false, true]);
    expect(await tratti(id)).toEqual([[ASSISTENTE, ADESSO, null, 'ORDINARIA']]);
    const [evento] = await casework().admin<{ versione: number; chi: string }>(
      `SELECT (evento #>> '{aggregato,versione}')::int AS versione, evento #>> '{dati,caseManagerId}' AS chi FROM outbox
       WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(evento).toEqual({ versione: 5, chi: ASSISTENTE });
    const { data } = await casework().call<{
      presaInCarico: { erroriAnnullati: { edges: { node: { dati: object[] } }[] } };
    }>(
      'COORDINATORE',
      `query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node { tipo motivo dati { campo valore } } } } } }`,
      { id },
    );
    const [errore] = data!.presaInCarico.erroriAnnullati.edges;
    expect(errore!.node).toMatchObject({ tipo: 'PRESA_IN_CARICO', motivo: MOTIVO });
    expect(errore!.node.dati).toContainEqual({ campo: 'responsabilita.2.operatoreId', valore: ALTRO_ASSISTENTE });
  });

  test('also when the case has passed on: to whoever had it before, who then had it without a break, or to another one', async () => {
    const tornato = await passatoMale();
    await dopo(15, () => passa(tornato, 4, ASSISTENTE));
    expect((await annulla(tornato, 5, 10)).errors).toBeUndefined();
    expect(await tratti(tornato)).toEqual([[ASSISTENTE, ADESSO, null, 'ORDINARIA']]);
    expect(await vede(tornato, 'altra')).toBe(false);

    const altrove = await passatoMale();
    await dopo(15, () => passa(altrove, 4, A_TERMINE));
    expect((await annulla(altrove, 5, 10)).errors).toBeUndefined();
    expect((await tratti(altrove)).slice(0, 2)).toEqual([
      [ASSISTENTE, ADESSO, giorno(15), 'ORDINARIA'],
      [A_TERMINE, giorno(15), FINE_ANNO, 'ORDINARIA'],
    ]);
    expect(await vede(altrove, 'altra')).toBe(false);
  });

  test('of a case that was then dismissed by somebody else, too', async () => {
    const id = await passatoMale();
    await dopo(15, () => passa(id, 4, ASSISTENTE));
    await dopo(20, () =>
      percorso().command('ASSISTENTE_SOCIALE', 'dimetti', {
        ...{ presaInCaricoId: id, versione: 5, motivo: 'ALTRO', valutazione: 'Concluso' },
      }),
    );
    expect((await annulla(id, 6, 10)).errors).toBeUndefined();
    expect(await tratti(id)).toEqual([[ASSISTENTE, ADESSO, giorno(20), 'ORDINARIA']]);
  });

  test('leaves the handovers to come, and whoever has left the service since handed over then', async () => {
    const id = await passatoMale();
    await dopo(12, () => passa(id, 4, A_TERMINE, '2026-12-20'));
    expect((await annulla(id, 5, 10)).errors).toBeUndefined();
    expect((await tratti(id)).slice(0, 2)).toEqual([
      [ASSISTENTE, ADESSO, new Date('2026-12-19T23:00:00Z'), 'ORDINARIA'],
      [A_TERMINE, new Date('2026-12-19T23:00:00Z'), FINE_ANNO, 'ORDINARIA'],
    ]);

    orologio.adesso = ADESSO;
    const uscito = await percorso().richiesta();
    const assegna = { presaInCaricoId: uscito, versione: 1, operatoreId: A_TERMINE };
    await percorso().command('COORDINATORE', 'assegnaPresaInCarico', assegna);
    await dopo(10, () => passa(uscito, 2, ALTRO_ASSISTENTE));
    orologio.adesso = giorno(60);
    expect((await annulla(uscito, 3, 10)).errors).toBeUndefined();
    expect(await tratti(uscito)).toEqual([
      [A_TERMINE, ADESSO, FINE_ANNO, 'ORDINARIA'],
      [COORDINATORE, FINE_ANNO, null, 'AD_INTERIM'],
    ]);
  });

  test('whoever left the service within a handover that is over answered up to then, and the coordinator after', async () => {
    const id = await percorso().richiesta();
    const assegna = { presaInCaricoId: id, versione: 1, operatoreId: A_TERMINE };
    await percorso().command('COORDINATORE', 'assegnaPresaInCarico', assegna);
    await dopo(10, () => passa(id, 2, ALTRO_ASSISTENTE));
    await dopo(50, () => passa(id, 3, ASSISTENTE));
    expect((await annulla(id, 4, 10)).errors).toBeUndefined();
    expect(await tratti(id)).toEqual([
      [A_TERMINE, ADESSO, FINE_ANNO, 'ORDINARIA'],
      [COORDINATORE, FINE_ANNO, giorno(50), 'AD_INTERIM'],
      [ASSISTENTE, giorno(50), null, 'ORDINARIA'],
    ]);
  });

  test('opens an urgency again that it had put in order', async () => {
    const id = await percorso().richiesta();
    await percorso().command('COORDINATORE', 'assegnaInUrgenza', {
      ...{ presaInCaricoId: id, versione: 1, motivoUrgenza: 'Minore solo', daRegolarizzareEntro: '2026-12-24' },
    });
    await dopo(10, () => passa(id, 2, ALTRO_ASSISTENTE));
    const urgenza = async () =>
      (
        await casework().admin<{ il: Date | null; termine: string | null }>(
          'SELECT urgenza_regolarizzata_il AS il, prossimo_termine::text AS termine FROM presa_in_carico WHERE id = $1',
          [id],
        )
      )[0];
    expect(await urgenza()).toEqual({ il: giorno(10), termine: null });
    expect((await annulla(id, 3, 10)).errors).toBeUndefined();
    expect(await urgenza()).toEqual({ il: null, termine: '2026-12-24' });
    expect(await tratti(id)).toEqual([[COORDINATORE, ADESSO, null, 'URGENZA']]);
  });

  test('although they sent a concealed report: nobody is told of it, and they read it on', async () => {
    const id = await passatoMale();
    const trasmissioni = trasmissioniDi(casework());
    const riservata = richiestaA(await trasmissioni.ente(), { baseGiuridica: 'REATO', occultata: true });
    const { fatto } = await dopo(11, () =>
      trasmissioni.attempt(
        'ASSISTENTE_SOCIALE',
        'trasmettiRichiesta',
        { presaInCaricoId: id, versione: 4, ...riservata },
        'altra',
      ),
    );
    expect((await annulla(id, 4, 10)).errors).toBeUndefined();
    expect(await vede(id, 'altra')).toBe(false);
    const legge = async (sub?: string) =>
      (
        await casework().call<{ trasmissione: object | null }>(
          'ASSISTENTE_SOCIALE',
          'query ($id: UUID!) { trasmissione(id: $id) { id contenuto { testo } } }',
          { id: fatto!.id },
          sub,
        )
      ).data?.trasmissione;
    expect(await legge('altra')).toMatchObject({ id: fatto!.id, contenuto: { testo: riservata.testo } });
    expect(await legge('termine')).toBeNull();
  });

  test('of cases that passed together, one by one', async () => {
    const ids = [await percorso().inCarico(), await percorso().inCarico()];
    await dopo(10, () =>
      percorso().command('COORDINATORE', 'passaCasi', {
        ...{ nota: 'Consegna' },
        passaggi: ids.map((presaInCaricoId) => ({ presaInCaricoId, versione: 3, operatoreId: ALTRO_ASSISTENTE })),
      }),
    );
    expect((await annulla(ids[0]!, 4, 10)).errors).toBeUndefined();
    expect(await Promise.all(ids.map((id) => vede(id, 'altra')))).toEqual([false, true]);
  });
});

test('whoever answered in the past changes in the database only with a correction', async () => {
  const id = await passatoMale();
  for (const riscrive of [
    'UPDATE responsabilita SET operatore_id = $2 FROM orologio WHERE presa_in_carico_id = $1 AND ora = $3',
    'DELETE FROM responsabilita USING orologio WHERE presa_in_carico_id = $1 AND operatore_id <> $2 AND ora = $3',
  ])
    await expect(
      casework().admin(
        `WITH orologio AS MATERIALIZED (SELECT set_config('ambito.adesso', $3, true) AS ora) ${riscrive}`,
        [id, ALTRO_ASSISTENTE, giorno(20).toISOString()],
      ),
    ).rejects.toMatchObject({ constraint: 'solo_rettificato' });
});

test('a handover that has not begun, that nobody made, or at another instant is not the one that is annulled', async () => {
  const mai = await percorso().inCarico();
  expect((await annulla(mai, 3, 0)).errors?.[0]?.message).toContain('Un passaggio da venire si annulla');
  const daVenire = await percorso().inPassaggio();
  expect((await annulla(daVenire, 4, 0)).errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION' });
  const id = await passatoMale();
  expect((await annulla(id, 4, 9)).errors?.[0]?.extensions).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'dalle'] }] },
  });
});

test('one of the handovers that are planned is taken back: whoever has the case before it goes on', async () => {
  orologio.adesso = ADESSO;
  const presaInCaricoId = await percorso().inCarico();
  const programma = (versione: number, operatoreId: string, dal: string) =>
    percorso().command('COORDINATORE', 'cambiaCaseManager', {
      ...{ presaInCaricoId, versione, operatoreId, dal, nota: 'Consegna' },
    });
  await programma(3, ALTRO_ASSISTENTE, '2026-12-15');
  await programma(4, ASSISTENTE, '2027-01-15');
  const ritira = (dalle: string) =>
    percorso().attempt('COORDINATORE', 'annullaPassaggio', { presaInCaricoId, versione: 5, dalle });
  expect((await ritira('2027-01-14T22:00:00Z')).errors?.[0]?.extensions).toMatchObject({
    campi: [{ percorso: ['input', 'dalle'] }],
  });
  expect((await ritira('2027-01-14T23:00:00Z')).errors).toBeUndefined();
  expect((await tratti(presaInCaricoId)).map(([chi, , alle]) => [chi, alle])).toEqual([
    [ASSISTENTE, new Date('2026-12-14T23:00:00Z')],
    [ALTRO_ASSISTENTE, null],
  ]);
});
