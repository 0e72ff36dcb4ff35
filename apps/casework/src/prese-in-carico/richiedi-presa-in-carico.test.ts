// SPDX-License-Identifier: AGPL-3.0-or-later
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { ALTRO_ASSISTENTE, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const articolo = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['articolo'];

type DiPersona = { persona: { id: string } };

describe('asking to be taken in charge (art. 2 c. 8 e)', () => {
  test('is refused for an anonymous contatto', async () => {
    const { id } = await percorso.command<{ id: string }>(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ persona: undefined }),
    );
    await percorso.command('SEGRETARIATO', 'decodificaBisogni', {
      contattoId: id,
      versione: 1,
      bisogni: [{ codice: 'POV_CASA' }],
    });
    expect(
      articolo(
        await percorso.attempt('SEGRETARIATO', 'richiediPresaInCarico', { contattoId: id, versione: 2, area: 'POV' }),
      ),
    ).toBe('art. 2 c. 2');
  });

  test('is refused before the needs are decoded', async () => {
    const { id } = await percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto());
    expect(
      articolo(
        await percorso.attempt('SEGRETARIATO', 'richiediPresaInCarico', { contattoId: id, versione: 1, area: 'POV' }),
      ),
    ).toBe('art. 2 c. 8 e');
  });

  test('tells nothing of the case that the person has; the coordinator, who sees both, assigns no second one', async () => {
    const { persona } = await percorso.command<DiPersona>('SEGRETARIATO', 'registraContatto', contatto());
    const primo = await percorso.inCarico({ id: persona.id });
    const secondo = await percorso.richiesta({ id: persona.id });
    const seconda = { presaInCaricoId: secondo, versione: 1 };
    const assegna = { ...seconda, operatoreId: ALTRO_ASSISTENTE };
    const urgente = { ...seconda, motivoUrgenza: 'Sfratto', daRegolarizzareEntro: '2026-12-01' };
    const permessi = async () => {
      const query = `{ presaInCarico(id: "${secondo}") { permessi { puoAssegnare puoAssegnareInUrgenza puoNonAccogliere } } }`;
      return (await casework.call('COORDINATORE', query)).data;
    };
    for (const [comando, input] of [
      ['assegnaPresaInCarico', assegna],
      ['assegnaInUrgenza', urgente],
    ] as const)
      expect((await percorso.attempt('COORDINATORE', comando, input)).errors).toMatchObject([
        {
          message: 'La persona ha già una presa in carico aperta',
          extensions: { articolo: 'art. 2 c. 2', dettagli: { presaInCaricoId: primo } },
        },
      ]);
    expect(await permessi()).toEqual({
      presaInCarico: { permessi: { puoAssegnare: false, puoAssegnareInUrgenza: false, puoNonAccogliere: true } },
    });
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      presaInCaricoId: primo,
      versione: 3,
      motivo: 'ALTRO',
      valutazione: 'conclusa',
    });
    expect(await permessi()).toMatchObject({
      presaInCarico: { permessi: { puoAssegnare: true, puoAssegnareInUrgenza: true } },
    });
    await percorso.command('COORDINATORE', 'assegnaPresaInCarico', assegna);
    const ritorno = await percorso.richiesta({ id: persona.id });
    // A person who returns gets another case in the same cartella.
    expect(
      await casework.admin('SELECT DISTINCT cartella_id FROM presa_in_carico WHERE id = ANY ($1::uuid[])', [
        [primo, ritorno],
      ]),
    ).toHaveLength(1);
    await expect(
      casework.admin(
        `INSERT INTO cartella SELECT ambito_id, gen_random_uuid(), persona_id, aperta_il FROM cartella WHERE persona_id = $1`,
        [persona.id],
      ),
    ).rejects.toThrow('cartella_una_per_persona');
  });
});
