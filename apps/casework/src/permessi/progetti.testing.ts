// SPDX-License-Identifier: AGPL-3.0-or-later
import { CODICE_FISCALE } from '../testing.ts';
import { CASE_MANAGER, PERSONA, PETRURO, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

/** The expectations on projects and their interventi. */
export function veritaProgetti({ casework, percorso, persona, versioneDi }: Strumenti): Verita[] {
  const conProgetto = (stato: 'BOZZA' | 'ATTIVO') =>
    stato === 'BOZZA' ? percorso.conProgetto(persona(PETRURO)) : percorso.attivo(persona(PETRURO));
  const suProgetto = async (id: string, input: object): Promise<Pronto> => ({
    id,
    input: { progettoId: id, versione: await versioneDi('progetto', id), ...input },
  });
  const suIntervento = (
    { progettoId, interventoId }: { progettoId: string; interventoId: string },
    input: object,
  ): Promise<Pronto> => suProgetto(progettoId, { interventoId, ...input });
  const errore = { motivo: 'Era un altro progetto' };
  const conclusione = { ultimoGiorno: '2026-11-25', motivo: 'Ricovero' };
  async function concluso() {
    const quale = await conProgetto('ATTIVO');
    await percorso.command('ASSISTENTE_SOCIALE', 'concludiIntervento', (await suIntervento(quale, conclusione)).input);
    return quale;
  }
  async function verificato() {
    const quale = await conProgetto('ATTIVO');
    const input = (await suProgetto(quale.progettoId, { verificaId: quale.verificaId, ...verifica })).input;
    await percorso.command('ASSISTENTE_SOCIALE', 'registraVerifica', input);
    return quale;
  }
  const verifica = { relazione: 'Procede', obiettivi: [] };

  return [
    [
      'ProgettoPersonalizzato.puoAccettare',
      'accettaProgetto',
      'in bozza',
      [CASE_MANAGER],
      async () => suProgetto((await conProgetto('BOZZA')).progettoId, { parole: 'Va bene', accettatoDa: 'PERSONA' }),
    ],
    ...(['BOZZA', 'ATTIVO'] as const).map((stato): Verita => [
      'ProgettoPersonalizzato.puoModificare',
      'modificaProgetto',
      stato === 'BOZZA' ? 'in bozza' : 'attivo',
      stato === 'BOZZA' ? [CASE_MANAGER] : [],
      async () => suProgetto((await conProgetto(stato)).progettoId, { verifiche: ['2026-12-15'] }),
    ]),
    ...(['BOZZA', 'ATTIVO'] as const).map((stato): Verita => [
      'ProgettoPersonalizzato.puoAnnullare',
      'annullaProgetto',
      stato === 'BOZZA' ? 'in bozza' : 'attivo',
      stato === 'BOZZA' ? [CASE_MANAGER] : [],
      async () => suProgetto((await conProgetto(stato)).progettoId, errore),
    ]),
    ...([false, true] as const).map((finito): Verita => [
      'ProgettoPersonalizzato.puoRettificareRedazione',
      'rettificaRedazione',
      finito ? 'concluso' : 'in bozza',
      finito ? [] : [CASE_MANAGER],
      async () => {
        const { presaInCaricoId, progettoId } = await percorso.conProgettoDiIeri(persona(PETRURO));
        if (finito) {
          const versione = await versioneDi('presa_in_carico', presaInCaricoId);
          const dimissione = { presaInCaricoId, versione, motivo: 'ALTRO', valutazione: 'Concluso' };
          await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', dimissione);
        }
        return suProgetto(progettoId, { ...errore, redattoIl: '2026-11-24' });
      },
    ]),
    [
      'ProgettoPersonalizzato.puoVerificare',
      'registraVerifica',
      'con una verifica da svolgere',
      [CASE_MANAGER],
      async () => {
        const { progettoId, verificaId } = await conProgetto('ATTIVO');
        return suProgetto(progettoId, { verificaId, ...verifica });
      },
    ],
    [
      'ProgettoPersonalizzato.puoVerificare',
      'registraVerifica',
      'in bozza',
      [],
      async () => {
        const { progettoId, verificaId } = await conProgetto('BOZZA');
        return suProgetto(progettoId, { verificaId, ...verifica });
      },
    ],
    [
      'ProgettoPersonalizzato.puoConcludereInterventi',
      'concludiIntervento',
      'attivo',
      [CASE_MANAGER],
      async () => suIntervento(await conProgetto('ATTIVO'), conclusione),
    ],
    [
      'ProgettoPersonalizzato.puoConcludereInterventi',
      'concludiIntervento',
      'in bozza',
      [],
      async () => suIntervento(await conProgetto('BOZZA'), conclusione),
    ],
    [
      'ProgettoPersonalizzato.puoRiaprireInterventi',
      'riapriIntervento',
      'con un intervento concluso',
      [CASE_MANAGER],
      async () => suIntervento(await concluso(), errore),
    ],
    [
      'ProgettoPersonalizzato.puoRiaprireInterventi',
      'riapriIntervento',
      'con interventi che proseguono',
      [],
      async () => suIntervento(await conProgetto('ATTIVO'), errore),
    ],
    [
      'ProgettoPersonalizzato.puoConcludereInterventi',
      'concludiIntervento',
      'con il solo intervento già concluso',
      [],
      async () => suIntervento(await concluso(), conclusione),
    ],
    ...(['con un intervento concluso', 'con interventi che proseguono'] as const).map((quando): Verita => [
      'ProgettoPersonalizzato.puoRettificareConclusioni',
      'rettificaConclusioneIntervento',
      quando,
      quando === 'con un intervento concluso' ? [CASE_MANAGER] : [],
      async () =>
        suIntervento(quando === 'con un intervento concluso' ? await concluso() : await conProgetto('ATTIVO'), {
          ...{ ...errore, ultimoGiorno: '2026-11-26' },
        }),
    ]),
    ...(['rettifica', 'annulla'] as const).flatMap((che): Verita[] => {
      const [puoAccettazione, puoVerifica] =
        che === 'rettifica'
          ? (['puoRettificareAccettazione', 'puoRettificareVerifiche'] as const)
          : (['puoAnnullareAccettazione', 'puoAnnullareVerifiche'] as const);
      const accettazione = { ...errore, ...(che === 'rettifica' ? { parole: 'Va bene così' } : {}) };
      const conVerifica = { ...errore, ...(che === 'rettifica' ? { relazione: 'Procede bene' } : {}) };
      return [
        [
          `ProgettoPersonalizzato.${puoAccettazione}`,
          `${che}Accettazione`,
          'attivo',
          [CASE_MANAGER],
          async () => suProgetto((await conProgetto('ATTIVO')).progettoId, accettazione),
        ],
        [
          `ProgettoPersonalizzato.${puoAccettazione}`,
          `${che}Accettazione`,
          'in bozza',
          [],
          async () => suProgetto((await conProgetto('BOZZA')).progettoId, accettazione),
        ],
        [
          `ProgettoPersonalizzato.${puoVerifica}`,
          `${che}Verifica`,
          'verificato',
          [CASE_MANAGER],
          async () => {
            const { progettoId, verificaId } = await verificato();
            return suProgetto(progettoId, { verificaId, ...conVerifica });
          },
        ],
        [
          `ProgettoPersonalizzato.${puoVerifica}`,
          `${che}Verifica`,
          'in bozza',
          [],
          async () => {
            const { progettoId, verificaId } = await conProgetto('BOZZA');
            return suProgetto(progettoId, { verificaId, ...conVerifica });
          },
        ],
      ];
    }),
    [
      'ProgettoPersonalizzato.puoAnnullareAccettazione',
      'annullaAccettazione',
      'verificato',
      [],
      async () => suProgetto((await verificato()).progettoId, errore),
    ],
    [
      'ProgettoPersonalizzato.puoRettificareAccettazione',
      'rettificaAccettazione',
      'accettato dalla persona con il proprio accesso',
      [],
      async () => {
        await casework.admin('UPDATE persona SET codice_fiscale = NULL', []);
        const { progettoId } = await percorso.conProgetto({ ...persona(), codiceFiscale: CODICE_FISCALE });
        await percorso.command('CITTADINO', 'accettaProgetto', {
          ...(await suProgetto(progettoId, { parole: 'Va bene', accettatoDa: 'PERSONA' })).input,
        });
        return suProgetto(progettoId, { ...errore, parole: 'Va bene così' });
      },
    ],
    [
      'ProgettoPersonalizzato.puoAccettare',
      'accettaProgetto',
      'in bozza, della persona',
      [CASE_MANAGER, PERSONA],
      async () => {
        // Each try has a person of its own with this codice fiscale.
        await casework.admin('UPDATE persona SET codice_fiscale = NULL', []);
        const { progettoId } = await percorso.conProgetto({ ...persona(), codiceFiscale: CODICE_FISCALE });
        return suProgetto(progettoId, { parole: 'Va bene', accettatoDa: 'PERSONA' });
      },
    ],
    [
      'ProgettoPersonalizzato.puoAccettare',
      'accettaProgetto',
      'attivo',
      [],
      async () => suProgetto((await conProgetto('ATTIVO')).progettoId, { parole: 'Va bene', accettatoDa: 'PERSONA' }),
    ],
  ];
}
