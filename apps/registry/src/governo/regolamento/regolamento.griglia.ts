// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, type ParteGriglia } from '../../testing.ts';
import { ADOTTA, APRI, DECIDI, VOTA, ALLINEA, articolo } from './regolamento.testing.ts';

/** A version and an open proposal, there once `prepara` has run. */
const noti = { versione: '', proposta: '' };

export const regolamentoGriglia: ParteGriglia = {
  async prepara({ call }) {
    const adottato = await call<{ adottaRegolamento: { id: string } }>('COORDINAMENTO_ISTITUZIONALE', ADOTTA, {
      input: { approvatoIl: '2015-03-02', atto: 'Delibera di prova', articoli: [articolo('1', 'Oggetto')] },
    });
    const aperta = await call<{ apriPropostaDiModifica: { id: string } }>('COORDINAMENTO_ISTITUZIONALE', APRI, {
      input: { versione: 1, titolo: 'Prova', motivazione: 'Prova', articoli: [articolo('1', 'Altro oggetto')] },
    });
    Object.assign(noti, {
      versione: adottato.data?.adottaRegolamento.id,
      proposta: aperta.data?.apriPropostaDiModifica.id,
    });
  },
  chiavi: { VersioneRegolamento: () => ({ id: noti.versione }), PropostaDiModifica: () => ({ id: noti.proposta }) },
  argomenti: { 'Ambito.confrontoRegolamento': '(prima: 1, dopo: 1)' },
  esempi: {
    'Query.propostaDiModifica': () => ({
      query: 'query ($id: UUID!) { propostaDiModifica(id: $id) { titolo } }',
      variables: { id: noti.proposta },
    }),
    'Query.proposteDiModifica': () => ({ query: '{ proposteDiModifica { edges { node { id } } } }' }),
    // The Ambito has one already.
    'Mutation.adottaRegolamento': () => ({
      query: ADOTTA,
      variables: { input: { approvatoIl: '2015-03-02', atto: 'Delibera', articoli: [articolo('1', 'Oggetto')] } },
    }),
    'Mutation.allineaRegolamento': () => ({
      query: ALLINEA,
      variables: {
        input: {
          versione: 999,
          livello: 'STATO',
          fonte: 'L. 1/2020',
          inVigoreDal: '2020-01-01',
          atto: 'Determina',
          articoli: [articolo('1', 'Nuovo')],
        },
      },
    }),
    'Mutation.apriPropostaDiModifica': () => ({
      query: APRI,
      variables: { input: { versione: 999, titolo: 'Prova', motivazione: 'Prova', articoli: [articolo('1', 'X')] } },
    }),
    // A proposal that is nowhere: who is admitted learns that it is not there.
    'Mutation.votaPropostaDiModifica': () => ({
      query: VOTA,
      variables: { input: { propostaId: A04, favorevole: true, atto: 'Delibera' } },
    }),
    'Mutation.ritiraPropostaDiModifica': () => ({
      query: DECIDI('ritiraPropostaDiModifica'),
      variables: { input: { propostaId: noti.proposta, versione: 999 } },
    }),
    'Mutation.concludiVotazione': () => ({
      query: DECIDI('concludiVotazione'),
      variables: { input: { propostaId: noti.proposta, versione: 999 } },
    }),
  },
};
