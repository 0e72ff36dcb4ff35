// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { percorsoDi, progetto } from '../percorso.testing.ts';
import { CODICE_FISCALE, type Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { command, inCarico, conProgetto, conProgettoDiIeri, attivo } = percorsoDi(casework);
  const noto = { id: '' };
  /** Of the citizen: whoever is refused a field of it, such as what was wrong about it, may read the project. */
  const citato = { id: '' };
  /** The project of the citizen from the examples of persone: a citizen sees and accepts only this one. */
  async function delCittadino(): Promise<{ id: string; versione: number }> {
    const [progetto] = await casework.admin<{ id: string; versione: number }>(
      `SELECT g.id, g.versione FROM progetto g JOIN presa_in_carico p ON p.id = g.presa_in_carico_id JOIN cartella c ON c.id = p.cartella_id
       JOIN persona s ON s.id = c.persona_id WHERE s.codice_fiscale = $1`,
      [CODICE_FISCALE],
    );
    return progetto!;
  }
  const accettazione = { parole: 'Va bene', accettatoDa: 'PERSONA' };
  const errore = { motivo: 'Era un altro progetto' };
  const conclusione = { ultimoGiorno: '2026-11-30', motivo: 'Ricovero' };
  /** A project with a verification that took place, at version 3, with the input of the command on it. */
  const suVerifica = (input: object) => ({
    async variables() {
      const { progettoId, verificaId } = await attivo();
      await command('ASSISTENTE_SOCIALE', 'registraVerifica', {
        ...{ progettoId, versione: 2, verificaId, relazione: 'Procede', obiettivi: [] },
      });
      return { input: { progettoId, versione: 3, verificaId, ...errore, ...input } };
    },
  });
  /** An intervento that was ended, of a project at version 3, with the input of the command on it. */
  const suConcluso = (input: object) => ({
    async variables() {
      const { progettoId, interventoId } = await attivo();
      await command('ASSISTENTE_SOCIALE', 'concludiIntervento', {
        ...{ progettoId, versione: 2, interventoId, ...conclusione },
      });
      return { input: { progettoId, versione: 3, interventoId, ...errore, ...input } };
    },
  });
  const suAccettato = (input: object) => ({
    variables: async () => ({
      input: { progettoId: (await attivo()).progettoId, versione: 2, ...errore, ...input },
    }),
  });
  return {
    async prepare() {
      noto.id = (await conProgetto()).progettoId;
      citato.id = (await delCittadino()).id;
    },
    chiavi: { ProgettoPersonalizzato: () => citato },
    examples: {
      progetto: { variables: async ({ ruolo }) => ({ id: (ruolo === 'CITTADINO' ? await delCittadino() : noto).id }) },
      redigiProgetto: { variables: async () => ({ input: progetto(await inCarico(), 3) }) },
      modificaProgetto: {
        variables: async () => ({
          input: { progettoId: (await conProgetto()).progettoId, versione: 1, verifiche: ['2026-12-15'] },
        }),
      },
      annullaProgetto: {
        variables: async () => ({
          input: { progettoId: (await conProgetto()).progettoId, versione: 1, ...errore },
        }),
      },
      rettificaRedazione: {
        variables: async () => ({
          input: {
            progettoId: (await conProgettoDiIeri()).progettoId,
            versione: 1,
            ...errore,
            redattoIl: '2026-11-24',
          },
        }),
      },
      accettaProgetto: {
        async variables({ ruolo }) {
          const { id: progettoId, versione } =
            ruolo === 'CITTADINO' ? await delCittadino() : { id: (await conProgetto()).progettoId, versione: 1 };
          return { input: { progettoId, versione, ...accettazione } };
        },
      },
      concludiIntervento: {
        async variables() {
          const { progettoId, interventoId } = await attivo();
          return { input: { progettoId, versione: 2, interventoId, ...conclusione } };
        },
      },
      riapriIntervento: suConcluso({}),
      rettificaConclusioneIntervento: suConcluso({ ultimoGiorno: '2026-12-01' }),
      rettificaAccettazione: suAccettato({ parole: 'Va bene così' }),
      annullaAccettazione: suAccettato({}),
      rettificaVerifica: suVerifica({ relazione: 'Procede bene' }),
      annullaVerifica: suVerifica({}),
      registraVerifica: {
        async variables() {
          const { progettoId, verificaId } = await attivo();
          return { input: { progettoId, versione: 2, verificaId, relazione: 'Procede', obiettivi: [] } };
        },
      },
    },
  };
}
