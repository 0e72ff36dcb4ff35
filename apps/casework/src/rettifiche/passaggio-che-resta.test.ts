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
  const idDi = async (tabella: 'progetto' | 'verifica' | 'intervento', di: string, id: string): Promise<string> =>
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
});
