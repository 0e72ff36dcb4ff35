// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let operatoreId: string;
const { attempt, command } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
  const paola = { nome: 'Paola', cognome: 'Guerriero', qualifica: 'COORDINATORE', account: 'paola' };
  operatoreId = (await command('registraOperatore', paola)).id;
});
afterAll(() => registry.stop());

const ISTITUZIONALE = { chi: 'COORDINAMENTO_ISTITUZIONALE' } as const;
const NOMINE = {
  ...ISTITUZIONALE,
  campi: 'nomineCoordinatore { edges { node { id dal al atto attoCessazione versione } } }',
};
interface Nomina {
  id: string;
  dal: string;
  al: string | null;
  attoCessazione: string | null;
  versione: number;
}
interface Risposta {
  nomineCoordinatore: Nomina[];
}
/** A nomination; the one before is over by then. @returns the newest one */
async function nomina(dal: string, al?: string): Promise<Nomina> {
  const { nomineCoordinatore } = await command<Risposta>(
    'nominaCoordinatore',
    { operatoreId, dal, al, atto: 'decreto 4' },
    NOMINE,
  );
  return nomineCoordinatore[0]!;
}
const su = ({ id: nominaId, versione }: Nomina) => ({ nominaId, versione, motivo: 'Anno sbagliato' });
const ultimoEvento = async () => {
  const [riga] = await registry.admin<{ versione: number; nomine: object[] }>(
    `SELECT (evento -> 'aggregato' ->> 'versione')::int AS versione, evento -> 'dati' -> 'nomine' AS nomine FROM outbox
     WHERE evento -> 'aggregato' ->> 'id' = $1 AND evento ->> 'tipo' = 'CoordinatoreAggiornato' ORDER BY seq DESC LIMIT 1`,
    [A04],
  );
  return riga!;
};

test('a nomination to come that was a mistake is annulled; the others are told, in a higher version (art. 7)', async () => {
  const futura = await nomina('2030-01-01');
  const prima = await ultimoEvento();
  expect(
    (await attempt('annullaNominaCoordinatore', { ...su(futura), versione: 9 }, ISTITUZIONALE)).errore,
  ).toMatchObject({
    code: 'CONFLICT',
  });
  const { nomineCoordinatore } = await command<Risposta>('annullaNominaCoordinatore', su(futura), NOMINE);
  expect(nomineCoordinatore).toEqual([]);
  const dopo = await ultimoEvento();
  expect(dopo.nomine).toEqual([]);
  expect(dopo.versione).toBeGreaterThan(prima.versione);
  const { data } = await registry.call('COORDINATORE', 'query ($id: UUID!) { annullamento(id: $id) { tipo motivo } }', {
    id: futura.id,
  });
  expect(data).toEqual({ annullamento: { tipo: 'NOMINA_COORDINATORE', motivo: 'Anno sbagliato' } });
});

describe('a coordinator in office (art. 7)', () => {
  let inCarica: Nomina;
  beforeAll(async () => {
    inCarica = await nomina('2026-01-01');
  });
  const rettifica = async (dati: object) => {
    const esito = await attempt<Risposta>('rettificaNominaCoordinatore', { ...su(inCarica), ...dati }, NOMINE);
    if (esito.fatto !== undefined) inCarica = esito.fatto.nomineCoordinatore[0]!;
    return esito;
  };

  test('is not annulled', async () => {
    const { errore, messaggio } = await attempt('annullaNominaCoordinatore', su(inCarica), ISTITUZIONALE);
    expect(errore).toMatchObject({ articolo: 'art. 7' });
    expect(messaggio).toContain('il 1º gennaio 2026');
  });

  test('whose end was typed wrong ends later, or not at all', async () => {
    const cessazione = { nominaId: inCarica.id, versione: inCarica.versione, al: '2026-11-30', atto: 'decreto 5' };
    inCarica = (await command<Risposta>('cessaCoordinatore', cessazione, NOMINE)).nomineCoordinatore[0]!;
    const prima = await ultimoEvento();
    expect((await rettifica({ al: '2027-11-30' })).errore).toBeUndefined();
    expect(inCarica).toMatchObject({ dal: '2026-01-01', al: '2027-11-30', attoCessazione: 'decreto 5' });
    const dopo = await ultimoEvento();
    expect(dopo.nomine).toEqual([{ operatoreId, dal: '2026-01-01', al: '2027-11-30' }]);
    expect(dopo.versione).toBeGreaterThan(prima.versione);
    expect((await rettifica({ al: null, attoCessazione: null })).errore).toBeUndefined();
    expect(inCarica).toMatchObject({ al: null, attoCessazione: null });
  });

  test('keeps the days in office up to today, in the database too', async () => {
    expect((await rettifica({ dal: '2026-02-01' })).errore).toMatchObject({ articolo: 'art. 7' });
    expect((await rettifica({ al: '2026-11-23' })).errore).toMatchObject({ articolo: 'art. 7' });
    expect((await rettifica({ dal: '2025-01-01', al: '2026-11-24' })).errore).toBeUndefined();
    await expect(
      registry.admin(`DO $$ BEGIN
        INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
          SELECT id, ambito_id, 'NOMINA_COORDINATORE', operatore_id, to_jsonb(n), 'prova', 'x', 'COORDINATORE', now()
          FROM nomina_coordinatore AS n WHERE id = '${inCarica.id}';
        DELETE FROM nomina_coordinatore WHERE id = '${inCarica.id}'; END $$`),
    ).rejects.toMatchObject({ constraint: 'nomina_vissuta' });
  });
});
