// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { parseEvent, type Evento } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { percorsoDi, progetto } from '../percorso.testing.ts';
import { A04, startCasework, TABELLE_PICCOLE, type Casework } from '../testing.ts';
import { lineaDi as linea } from './bilancio.testing.ts';

let casework: Casework;
const chiusa = randomUUID();
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(async () => {
  await casework.stop();
});

async function sendEvents(...eventi: Evento[]): Promise<void> {
  for (const evento of eventi) await casework.apply(evento);
}
const tenuta = async (id: string) =>
  (await casework.admin<object>('SELECT importo, impegnato, attiva FROM anagrafe_linea WHERE id = $1', [id]))[0];
const risposte = async (riduzioneId: string) =>
  (
    await casework.admin<{ evento: object }>(`SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1`, [
      riduzioneId,
    ])
  ).map(({ evento }) => {
    const letto = parseEvent(evento);
    if (!letto.ok) throw new Error(letto.motivo);
    return letto.evento.dati;
  });

/** A project whose one intervento costs 120.00 from a line, drafted and not accepted. */
async function bozza(lineaId: string) {
  const presa = await percorso.inCarico();
  const { data, errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', {
    ...progetto(presa, 3),
    interventi: [{ prestazione: 'A2.07', costo: '120.00', dal: '2026-11-25', al: '2026-12-24', lineaIds: [lineaId] }],
  });
  return { id: (data as unknown as { redigiProgetto: { id: string } } | null)?.redigiProgetto?.id ?? '', errors };
}
const accetta = (progettoId: string) =>
  percorso.attempt('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione: 1, parole: 'Va bene' });

describe('the committed amount of a line (art. 2 c. 4)', () => {
  test('is the cost of accepted projects, and never more than the line has, even if they are accepted at once', async () => {
    const id = randomUUID();
    await sendEvents(linea(id, 1, { importo: '300.00' }));
    const progetti = [await bozza(id), await bozza(id), await bozza(id), await bozza(id)];
    expect(await tenuta(id)).toMatchObject({ impegnato: '0.00' });
    const esiti = await Promise.all(progetti.map((uno) => accetta(uno.id)));
    expect(esiti.filter(({ errors }) => errors === undefined)).toHaveLength(2);
    for (const { errors } of esiti.filter((esito) => esito.errors !== undefined))
      expect(errors?.[0]).toMatchObject({
        message: 'Alla linea di bilancio L1 del 2026 (FNPS 2025) mancano 60,00\u00a0€ per il costo degli interventi',
        extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 4', dettagli: { lineaId: id, mancano: '60.00' } },
      });
    expect(await tenuta(id)).toEqual({ importo: '300.00', impegnato: '240.00', attiva: true });
    const { data } = await casework.call(
      'COORDINATORE',
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LineaDiBilancio { impegnato disponibile } } }`,
      { r: [{ __typename: 'LineaDiBilancio', id }] },
    );
    expect(data).toEqual({ _entities: [{ impegnato: '240.00', disponibile: '60.00' }] });
  });

  test.each<[string, () => Evento]>([
    ['is not there', () => linea(randomUUID(), 1)],
    ['is closed', () => linea(chiusa, 1, { stato: 'CESSATA' })],
    ['is for another year', () => linea(chiusa, 2, { anno: 2027 })],
  ])('is on no line that %s', async (nome, evento) => {
    await sendEvents(evento());
    const { errors } = await bozza(nome === 'is not there' ? randomUUID() : chiusa);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a line that the registry asks to reduce (art. 6 c. 1)', () => {
  const chiede = (id: string, versione: number, riduzioneId: string, importo: string) =>
    linea(id, versione, { riduzione: { id: riduzioneId, importo } });
  async function impegnata(): Promise<string> {
    const id = randomUUID();
    await sendEvents(linea(id, 1));
    expect((await accetta((await bozza(id)).id)).errors).toBeUndefined();
    return id;
  }

  test('is reduced at once if the reduced amount covers the committed amount', async () => {
    const [id, riduzioneId] = [await impegnata(), randomUUID()];
    await sendEvents(chiede(id, 2, riduzioneId, '120.00'));
    expect(await risposte(riduzioneId)).toEqual([{ lineaId: id, accolta: true, impegnato: '120.00' }]);
    expect(await tenuta(id)).toMatchObject({ importo: '120.00' });
    const altro = await accetta((await bozza(id)).id);
    expect(altro.errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 4' });
  });

  test('keeps its amount if the reduced amount would be below the committed amount', async () => {
    const [id, riduzioneId] = [await impegnata(), randomUUID()];
    await sendEvents(chiede(id, 2, riduzioneId, '119.99'));
    expect(await risposte(riduzioneId)).toEqual([{ lineaId: id, accolta: false, impegnato: '120.00' }]);
    expect(await tenuta(id)).toMatchObject({ importo: '1000.00' });
  });

  test('is answered once, even if the event comes twice, late or with the question still in it', async () => {
    const [id, riduzioneId] = [await impegnata(), randomUUID()];
    const domanda = chiede(id, 2, riduzioneId, '500.00');
    await Promise.all([sendEvents(domanda), sendEvents(domanda)]);
    await sendEvents(chiede(id, 3, riduzioneId, '500.00'), domanda, linea(id, 1));
    expect(await risposte(riduzioneId)).toHaveLength(1);
    expect(await tenuta(id)).toMatchObject({ importo: '500.00' });
    await sendEvents(linea(id, 4, { importo: '500.00' }));
    expect(await tenuta(id)).toMatchObject({ importo: '500.00', impegnato: '120.00' });
  });

  test('can be committed from as before once the reduction is withdrawn, in whichever order the events come', async () => {
    const [id, riduzioneId] = [await impegnata(), randomUUID()];
    await sendEvents(chiede(id, 2, riduzioneId, '150.00'));
    expect((await accetta((await bozza(id)).id)).errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 4' });
    // The reduction is withdrawn: the event has the line as it was. The question comes again, late.
    await sendEvents(linea(id, 3), chiede(id, 2, riduzioneId, '150.00'));
    expect(await tenuta(id)).toEqual({ importo: '1000.00', impegnato: '120.00', attiva: true });
    expect((await accetta((await bozza(id)).id)).errors).toBeUndefined();
    expect(await risposte(riduzioneId)).toHaveLength(1);
    // A reduction that is withdrawn before the question comes is not answered at all.
    const altra = randomUUID();
    await sendEvents(linea(id, 5), chiede(id, 4, altra, '500.00'));
    expect(await risposte(altra)).toEqual([]);
    expect(await tenuta(id)).toMatchObject({ importo: '1000.00', impegnato: '240.00' });
  });

  test('is never less than what is committed: the database refuses it', async () => {
    const id = await impegnata();
    await expect(casework.admin('UPDATE anagrafe_linea SET importo = 100 WHERE id = $1', [id])).rejects.toMatchObject({
      constraint: 'linea_capiente',
    });
  });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
