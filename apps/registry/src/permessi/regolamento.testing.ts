// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  datiAdozione,
  datiAllineamento,
  datiProposta,
  statiRegolamento,
} from '../governo/regolamento/regolamento.testing.ts';
import { A04 } from '../testing.ts';
import { caso, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const AMBITO: Pronto['di'] = ['Ambito', { id: A04 }];
const COORDINAMENTO = ['COORDINAMENTO_ISTITUZIONALE'];
const VOTA = { tipo: 'VotaPropostaInput' };
const DECIDI = { tipo: 'DecidiPropostaInput' };
const APRI = { tipo: 'ApriPropostaInput' };

const daVotare = (id: string): Pronto => ({
  di: ['PropostaDiModifica', { id }],
  input: { propostaId: id, favorevole: true, atto: 'delibera 1/2026' },
});
const daDecidere = (id: string): Pronto => ({
  di: ['PropostaDiModifica', { id }],
  input: { propostaId: id, versione: 1 },
});

/** The Regolamento, its versions and the proposals to change it. */
export function veritaRegolamento(strumenti: Strumenti): Verita[] {
  const { sql, inCarica } = strumenti;
  const { aperta, senza, vigente, votano } = statiRegolamento(strumenti);
  return [
    caso('Ambito.puoAdottareRegolamento', 'adottaRegolamento', 'senza Regolamento', COORDINAMENTO, async () => {
      await senza();
      return { di: AMBITO, input: datiAdozione };
    }),
    caso('Ambito.puoAdottareRegolamento', 'adottaRegolamento', 'con un Regolamento', [], async () => {
      await vigente();
      return { di: AMBITO, input: datiAdozione };
    }),
    caso(
      'VersioneRegolamento.puoProporreModifica',
      'apriPropostaDiModifica',
      'in vigore',
      COORDINAMENTO,
      async () => ({
        di: ['VersioneRegolamento', { id: await vigente() }],
        input: datiProposta,
      }),
      APRI,
    ),
    ...(['nessuno', 'chi chiama', 'un altro'] as const).map((chi) =>
      caso(
        'VersioneRegolamento.puoAllineare',
        'allineaRegolamento',
        `in carica: ${chi}`,
        chi === 'un altro' ? [] : ['COORDINATORE'],
        async () => {
          await inCarica(chi);
          return {
            di: ['VersioneRegolamento', { id: await vigente() }],
            input: datiAllineamento,
          };
        },
      ),
    ),
    caso(
      'PropostaDiModifica.puoVotare',
      'votaPropostaDiModifica',
      'da votare',
      ['COMUNE', 'ALTRO COMUNE'],
      async () => daVotare(await aperta()),
      VOTA,
    ),
    caso(
      'PropostaDiModifica.puoVotare',
      'votaPropostaDiModifica',
      'ritirata',
      [],
      async () => {
        const id = await aperta();
        await sql(`UPDATE proposta_di_modifica SET stato = 'RITIRATA', chiusa_il = '2026-11-24T09:00Z' WHERE id = $1`, [
          id,
        ]);
        return daVotare(id);
      },
      VOTA,
    ),
    caso(
      'PropostaDiModifica.puoRitirare',
      'ritiraPropostaDiModifica',
      'aperta',
      COORDINAMENTO,
      async () => daDecidere(await aperta()),
      DECIDI,
    ),
    caso(
      'PropostaDiModifica.puoConcludere',
      'concludiVotazione',
      'tutti hanno votato',
      COORDINAMENTO,
      async () => {
        const id = await aperta();
        await votano(id);
        return daDecidere(id);
      },
      DECIDI,
    ),
    caso(
      'PropostaDiModifica.puoConcludere',
      'concludiVotazione',
      'uno non ha votato',
      [],
      async () => {
        const id = await aperta();
        await votano(id, '064113');
        return daDecidere(id);
      },
      DECIDI,
    ),
  ].map((una) => ({ ...una, prepare: () => inCarica('nessuno').then(una.prepare) }));
}
