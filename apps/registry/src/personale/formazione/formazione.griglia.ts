// SPDX-License-Identifier: AGPL-3.0-or-later
import { operatoreNoto } from '../operatori/operatori.griglia.ts';
import { A04, type ParteGriglia } from '../../testing.ts';

const PROGRAMMA =
  'mutation ($input: ProgrammaAttivitaFormativaInput!) { programmaAttivitaFormativa(input: $input) { id } }';
const attivitaNota = { id: '' };

/** Of an event that is nowhere: who is admitted learns that it is not there. */
const iscrizione = (campo: string) => () => ({
  query: `mutation ($input: IscrizioneInput!) { ${campo}(input: $input) { id } }`,
  variables: { input: { attivitaId: A04, operatoreId: operatoreNoto.id } },
});

export const formazioneGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ programmaAttivitaFormativa: { id: string } }>('COORDINATORE', PROGRAMMA, {
      input: {
        titolo: 'Prova',
        organizzatore: 'Ambito',
        dal: '2020-05-04',
        al: '2020-05-05',
        ore: 8,
        apertaA: ['SEGRETARIATO'],
      },
    });
    Object.assign(attivitaNota, data?.programmaAttivitaFormativa);
  },
  chiavi: { AttivitaFormativa: () => ({ id: attivitaNota.id }) },
  argomenti: { 'Operatore.oreFormazione': '(anno: 2026)' },
  esempi: {
    'Query.attivitaFormativa': () => ({
      query: 'query ($id: UUID!) { attivitaFormativa(id: $id) { titolo } }',
      variables: { id: attivitaNota.id },
    }),
    'Query.attivitaFormative': () => ({ query: '{ attivitaFormative { edges { node { id } } } }' }),
    'Mutation.programmaAttivitaFormativa': () => ({
      query: PROGRAMMA,
      variables: { input: { titolo: '', organizzatore: '', dal: '2026-01-01', al: '2026-01-01', ore: 1, apertaA: [] } },
    }),
    'Mutation.iscriviOperatore': iscrizione('iscriviOperatore'),
    'Mutation.annullaIscrizione': iscrizione('annullaIscrizione'),
    'Mutation.registraPresenze': () => ({
      query: 'mutation ($input: RegistraPresenzeInput!) { registraPresenze(input: $input) { id } }',
      variables: {
        input: { attivitaId: attivitaNota.id, versione: 999, presenze: [{ operatoreId: operatoreNoto.id, ore: 1 }] },
      },
    }),
  },
};
