// SPDX-License-Identifier: AGPL-3.0-or-later
import { progetto } from '../percorso.testing.ts';
import { ALTRO_ASSISTENTE, ASSISTENTE } from '../testing.ts';
import { giorno, passaggiDiProva } from './passaggi.testing.ts';

const { annulla, casework, dopo, orologio, passa, percorso, vede } = passaggiDiProva();

describe('a handover stays (art. 2 c. 2)', () => {
  type Fa = (id: string) => Promise<unknown>;
  const comeAltra = (comando: string, input: object) =>
    percorso()
      .attempt('ASSISTENTE_SOCIALE', comando, input, 'altra')
      .then(({ errors }) => {
        expect(errors).toBeUndefined();
      });
  const idDi = async (
    tabella: 'progetto' | 'verifica' | 'intervento' | 'sospensione',
    di: string,
    id: string,
  ): Promise<string> =>
    (await casework().admin<{ id: string }>(`SELECT id FROM ${tabella} WHERE ${di} = $1`, [id]))[0]!.id;
  const delProgetto = (id: string): Promise<string> => idDi('progetto', 'presa_in_carico_id', id);
  const conVerifica = (id: string): Promise<string> => idDi('verifica', 'progetto_id', id);
  const conIntervento = (id: string): Promise<string> => idDi('intervento', 'progetto_id', id);
  const versioneDi = async (id: string): Promise<number> =>
    (await casework().admin<{ versione: number }>(`SELECT versione FROM presa_in_carico WHERE id = $1`, [id]))[0]!
      .versione;
  const redige: Fa = (id) =>
    percorso().command('ASSISTENTE_SOCIALE', 'redigiProgetto', { ...progetto(id, 3), verifiche: ['2026-12-06'] });
  const accetta: Fa = async (id) => {
    await redige(id);
    const accettazione = { progettoId: await delProgetto(id), versione: 1, parole: 'Va bene' };
    await percorso().command('ASSISTENTE_SOCIALE', 'accettaProgetto', accettazione);
  };
  const modifica: Fa = async (id) =>
    comeAltra('modificaProgetto', {
      ...{ progettoId: await delProgetto(id), versione: 1, verifiche: ['2026-12-15'] },
    });
  const verifica: Fa = async (id) => {
    const progettoId = await delProgetto(id);
    await comeAltra('registraVerifica', {
      ...{ progettoId, versione: 2, verificaId: await conVerifica(progettoId), svoltaIl: '2026-11-26' },
      ...{ relazione: 'Procede', obiettivi: [] },
    });
  };
  const conclude: Fa = async (id) => {
    const progettoId = await delProgetto(id);
    await comeAltra('concludiIntervento', {
      ...{ progettoId, versione: 2, interventoId: await conIntervento(progettoId) },
      ...{ ultimoGiorno: '2026-12-01', motivo: 'Non serve più' },
    });
  };
  const correggeIntervento =
    (comando: string, come: object): Fa =>
    async (id) => {
      const progettoId = await delProgetto(id);
      await percorso().command('ASSISTENTE_SOCIALE', comando, {
        ...{ progettoId, versione: 3, interventoId: await conIntervento(progettoId), motivo: 'Era un errore', ...come },
      });
    };

  /** Expects that the handover of a case is not annulled, for what was done on 6 December. */
  async function resta(id: string, cosa: string): Promise<void> {
    orologio.adesso = giorno(15);
    expect((await annulla(id, await versioneDi(id), 10)).errors?.[0]).toMatchObject({
      message: `Chi ha ricevuto il caso ne ha risposto davvero, e il passaggio resta: il 6 dicembre 2026 ${cosa}. Se deve andare ad altri, si passa di nuovo`,
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 2' },
    });
    expect(await vede(id, 'altra')).toBe(true);
  }

  test.each<[string, string, Fa | null, Fa]>([
    [
      'è stato sospeso',
      'suspended it',
      null,
      (presaInCaricoId) => comeAltra('sospendi', { presaInCaricoId, versione: 4, motivo: 'Ricovero' }),
    ],
    [
      'ne è stato redatto il progetto',
      'drafted its project',
      null,
      (id) => comeAltra('redigiProgetto', progetto(id, 4)),
    ],
    ['ne è stato modificato il progetto', 'wrote its draft again', redige, modifica],
    [
      'è stata registrata l’accettazione del progetto',
      'recorded the acceptance',
      redige,
      async (id) => comeAltra('accettaProgetto', { progettoId: await delProgetto(id), versione: 1, parole: 'Va bene' }),
    ],
    ['è stata registrata una verifica del progetto', 'verified its project, of an earlier day', accetta, verifica],
    [
      'si è concluso',
      'dismissed it',
      null,
      (presaInCaricoId) =>
        comeAltra('dimetti', { presaInCaricoId, versione: 4, motivo: 'ALTRO', valutazione: 'Concluso' }),
    ],
  ])('%s: whoever received the case %s', async (cosa, _che, prima, fa) => {
    const id = await percorso().inCarico();
    await prima?.(id);
    await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
    await dopo(11, () => fa(id));
    await resta(id, cosa);
  });

  test.each<[string, string, Fa, Fa | null, Fa]>([
    [
      'ne è stato redatto il progetto',
      'drafted, which the next person annulled',
      async (id) => comeAltra('redigiProgetto', progetto(id, 4)),
      null,
      async (id) =>
        percorso().command('ASSISTENTE_SOCIALE', 'annullaProgetto', {
          ...{ progettoId: await delProgetto(id), versione: 1, motivo: 'Era di un altro caso' },
        }),
    ],
    [
      'ne è stato modificato il progetto',
      'wrote again, which the next person wrote again',
      modifica,
      redige,
      async (id) =>
        percorso().command('ASSISTENTE_SOCIALE', 'modificaProgetto', {
          ...{ progettoId: await delProgetto(id), versione: 2, verifiche: ['2026-12-20'] },
        }),
    ],
    [
      'è stata registrata una verifica del progetto',
      'verified, which the next person annulled',
      verifica,
      accetta,
      async (id) => {
        const progettoId = await delProgetto(id);
        await percorso().command('ASSISTENTE_SOCIALE', 'annullaVerifica', {
          ...{ progettoId, versione: 3, verificaId: await conVerifica(progettoId), motivo: 'Era un errore' },
        });
      },
    ],
    [
      'è stato concluso un intervento',
      'ended, which the next person opened again',
      conclude,
      accetta,
      correggeIntervento('riapriIntervento', {}),
    ],
    [
      'è stato concluso un intervento',
      'ended, of which the next person corrected the day',
      conclude,
      accetta,
      correggeIntervento('rettificaConclusioneIntervento', { ultimoGiorno: '2026-12-02' }),
    ],
  ])('%s: by what whoever received the case %s', async (cosa, _che, fa, prima, poi) => {
    const id = await percorso().inCarico();
    await prima?.(id);
    await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
    await dopo(11, () => fa(id));
    await dopo(12, async () => passa(id, await versioneDi(id), ASSISTENTE));
    await dopo(13, () => poi(id));
    await resta(id, cosa);
  });

  const sospende: Fa = async (id) =>
    comeAltra('sospendi', { presaInCaricoId: id, versione: await versioneDi(id), motivo: 'Ricovero' });
  const sospensioneDi = async (id: string): Promise<object> => ({
    ...{ presaInCaricoId: id, versione: await versioneDi(id), motivo: 'Era di un altro' },
    sospensioneId: await idDi('sospensione', 'presa_in_carico_id', id),
  });
  const annullaSospensione: Fa = async (id) => comeAltra('annullaSospensione', await sospensioneDi(id));
  const suProgetto =
    (comando: string, versione: number, come: (progettoId: string) => Promise<object>): Fa =>
    async (id) => {
      const progettoId = await delProgetto(id);
      await comeAltra(comando, { progettoId, versione, motivo: 'Era di un altro', ...(await come(progettoId)) });
    };

  test.each<[string, Fa | null, Fa, Fa]>([
    ['suspended', null, sospende, annullaSospensione],
    [
      'drafted',
      null,
      (id) => comeAltra('redigiProgetto', progetto(id, 4)),
      suProgetto('annullaProgetto', 1, async () => ({})),
    ],
    [
      'accepted',
      redige,
      async (id) => comeAltra('accettaProgetto', { progettoId: await delProgetto(id), versione: 1, parole: 'Va bene' }),
      suProgetto('annullaAccettazione', 2, async () => ({})),
    ],
    [
      'verified',
      accetta,
      verifica,
      suProgetto('annullaVerifica', 3, async (di) => ({ verificaId: await conVerifica(di) })),
    ],
    [
      'ended',
      accetta,
      conclude,
      suProgetto('riapriIntervento', 3, async (di) => ({ interventoId: await conIntervento(di) })),
    ],
  ])('no more when whoever received the case took back what they had %s', async (_che, prima, fa, riprende) => {
    const id = await percorso().inCarico();
    await prima?.(id);
    await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
    await dopo(11, () => fa(id));
    await dopo(12, () => riprende(id));
    orologio.adesso = giorno(15);
    expect((await annulla(id, await versioneDi(id), 10)).errors).toBeUndefined();
    expect(await vede(id, 'altra')).toBe(false);
  });

  test('when they took back what somebody else had done', async () => {
    const id = await percorso().inCarico();
    await percorso().command('ASSISTENTE_SOCIALE', 'sospendi', {
      ...{ presaInCaricoId: id, versione: 3, motivo: 'Ricovero' },
    });
    await dopo(10, () => passa(id, 4, ALTRO_ASSISTENTE));
    await dopo(11, () => annullaSospensione(id));
    await resta(id, 'è stato corretto ciò che era sbagliato');
  });

  test('si è concluso: whoever received the case dismissed it, which the coordinator annulled', async () => {
    const id = await percorso().inCarico();
    await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
    await dopo(11, () =>
      comeAltra('dimetti', { presaInCaricoId: id, versione: 4, motivo: 'ALTRO', valutazione: 'Bene' }),
    );
    await dopo(12, async () =>
      percorso().command('COORDINATORE', 'annullaDimissione', {
        ...{ presaInCaricoId: id, versione: await versioneDi(id), motivo: 'Era di un altro' },
      }),
    );
    await resta(id, 'si è concluso');
  });

  test('of two handovers each says of itself whether it is annulled, as the command does', async () => {
    const id = await percorso().inCarico();
    await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
    await dopo(11, () => sospende(id));
    await dopo(12, async () => passa(id, await versioneDi(id), ASSISTENTE));
    orologio.adesso = giorno(15);
    const letti = async (ruolo: 'COORDINATORE' | 'ASSISTENTE_SOCIALE') => {
      const { data } = await casework().call<{
        presaInCarico: { responsabilita: { edges: { node: { passaggioAnnullabile: boolean } }[] } };
      }>(
        ruolo,
        'query ($id: UUID!) { presaInCarico(id: $id) { responsabilita { edges { node { passaggioAnnullabile } } } } }',
        { id },
      );
      return data!.presaInCarico.responsabilita.edges.map(({ node }) => node.passaggioAnnullabile);
    };
    expect(await letti('COORDINATORE')).toEqual([false, false, true]);
    expect(await letti('ASSISTENTE_SOCIALE')).toEqual([false, false, false]);
    expect((await annulla(id, await versioneDi(id), 10)).errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_VIOLATION',
    });
    expect((await annulla(id, await versioneDi(id), 12)).errors).toBeUndefined();
  });
});
