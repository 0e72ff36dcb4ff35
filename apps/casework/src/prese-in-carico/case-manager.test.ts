// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi, progetto } from '../percorso.testing.ts';
import { ASSISTENTE, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions;

describe('the `permessi` of a case', () => {
  const permessi = async (id: string, sub?: string) =>
    (
      await casework.call<{ presaInCarico: { permessi: Record<string, boolean> } | null }>(
        'ASSISTENTE_SOCIALE',
        'query ($id: UUID!) { presaInCarico(id: $id) { permessi { puoAssegnare puoPrendereInCarico puoRedigereProgetto puoDimettere } } }',
        { id },
        sub,
      )
    ).data?.presaInCarico?.permessi;
  const nessuno = {
    puoAssegnare: false,
    puoPrendereInCarico: false,
    puoRedigereProgetto: false,
    puoDimettere: false,
  };

  test('agree with the case manager’s commands', async () => {
    const id = await percorso.assegnata();
    expect(await permessi(id)).toEqual({ ...nessuno, puoPrendereInCarico: true });
    await percorso.command('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 });
    expect(await permessi(id)).toEqual({ ...nessuno, puoRedigereProgetto: true, puoDimettere: true });
    await percorso.command('ASSISTENTE_SOCIALE', 'redigiProgetto', progetto(id, 3));
    expect(await permessi(id)).toEqual({ ...nessuno, puoDimettere: true });
    expect(await permessi(id, 'altra')).toBeUndefined();
  });
});

test('a case manager whose incarico has ended acts on no case (art. 8)', async () => {
  const { presaInCaricoId, progettoId } = await percorso.conProgetto();
  const incarichi = (valore: string) =>
    casework.admin(`UPDATE anagrafe_operatore SET incarichi = ${valore} WHERE id = $1`, [ASSISTENTE]);
  await incarichi(`jsonb_set(incarichi, '{0,al}', '"2026-11-24"')`);
  try {
    const dimetti = { presaInCaricoId, versione: 3, motivo: 'RINUNCIA', valutazione: 'prova' };
    const accetta = { progettoId, versione: 1, parole: 'sì, va bene' };
    expect(rifiuto(await percorso.attempt('ASSISTENTE_SOCIALE', 'dimetti', dimetti))).toMatchObject({
      articolo: 'art. 8 c. 1',
    });
    expect(rifiuto(await percorso.attempt('ASSISTENTE_SOCIALE', 'accettaProgetto', accetta))).toMatchObject({
      articolo: 'art. 8 c. 1',
    });
  } finally {
    await incarichi(`incarichi #- '{0,al}'`);
  }
});

test('the coordinator does not read what the case manager wrote on concluding', async () => {
  const id = await percorso.inCarico();
  await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
    presaInCaricoId: id,
    versione: 3,
    motivo: 'RINUNCIA',
    valutazione: 'Ha trovato lavoro',
  });
  const query = 'query ($id: UUID!) { presaInCarico(id: $id) { motivo dimissione { valutazione } } }';
  expect(rifiuto(await casework.call('COORDINATORE', query, { id }))).toMatchObject({ code: 'FORBIDDEN' });
  expect((await casework.call('ASSISTENTE_SOCIALE', query, { id })).data).toEqual({
    presaInCarico: { motivo: 'RINUNCIA', dimissione: { valutazione: 'Ha trovato lavoro' } },
  });
});
