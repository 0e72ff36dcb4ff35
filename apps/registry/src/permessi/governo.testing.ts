// SPDX-License-Identifier: AGPL-3.0-or-later
import { attiDiGoverno, datiAccordo, datiContributo, datiDirettiva, datiPiano } from '../governo/atti.testing.ts';
import { A04 } from '../testing.ts';
import { caso, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const AMBITO: Pronto['di'] = ['Ambito', { id: A04 }];
const CREA = { creates: true } as const;

/** Plan, budget, agreements, directives and contributions. The acts of the coordinator in office are tried with each possible holder. */
export function veritaGoverno(strumenti: Strumenti): Verita[] {
  return [...inCaricaSempre(strumenti), ...stati(strumenti)];
}

/** A record by its own key. */
const di = (tipo: string, id: string, input: object): Pronto => ({ di: [tipo, { id }], input });

type SenzaChi = Omit<Verita, 'chi' | 'quando'>;

/** Each act of the coordinator in office, three times: with no coordinator, with the caller, with another person in office. */
function inCaricaSempre(strumenti: Strumenti): Verita[] {
  const f = attiDiGoverno(strumenti);
  const atti: SenzaChi[] = [
    {
      puo: 'Ambito.puoRedigerePiano',
      comando: 'redigiPiano',
      creates: true,
      prepare: () => Promise.resolve({ di: AMBITO, input: datiPiano() }),
    },
    {
      puo: 'Ambito.puoRegistrareAccordo',
      comando: 'registraAccordo',
      creates: true,
      prepare: () => Promise.resolve({ di: AMBITO, input: datiAccordo }),
    },
    ...(
      [
        ['Accordo.puoAnnullare', 'annullaAccordo', {}],
        ['Accordo.puoRettificare', 'rettificaAccordo', { oggetto: 'Altro' }],
      ] as const
    ).map(([puo, comando, extra]) => ({
      ...{ puo, comando },
      async prepare() {
        const id = await f.accordo();
        return di('Accordo', id, { ...f.accordoDaAnnullare(id), ...extra });
      },
    })),
    ...(
      [
        ['ContributoAllaProgrammazione.puoAnnullareRisposta', 'annullaRispostaContributo', {}],
        [
          'ContributoAllaProgrammazione.puoRettificareRisposta',
          'rettificaRispostaContributo',
          { risposta: 'Nel 2027' },
        ],
      ] as const
    ).map(([puo, comando, extra]) => ({
      ...{ puo, comando },
      async prepare() {
        const id = await f.conRisposta();
        return di('ContributoAllaProgrammazione', id, { ...f.daAnnullare(id), ...extra });
      },
    })),
    {
      puo: 'Accordo.puoStabilireTermine',
      comando: 'stabilisciTermineAccordo',
      async prepare() {
        const id = await f.accordo();
        return di('Accordo', id, f.daTerminare(id));
      },
    },
    {
      puo: 'PianoDiZona.puoModificare',
      comando: 'stabilisciObiettivi',
      async prepare() {
        const input = await f.senzaObiettivi();
        return di('PianoDiZona', input.pianoId, input);
      },
    },
    {
      puo: 'PianoDiZona.puoModificare',
      comando: 'stanziaLinea',
      async prepare() {
        const input = await f.senzaLinee();
        return di('PianoDiZona', input.pianoId, input);
      },
    },
    {
      puo: 'LineaDiBilancio.puoAumentare',
      comando: 'aumentaLinea',
      async prepare() {
        const id = await f.linea();
        return di('LineaDiBilancio', id, f.daAumentare(id));
      },
    },
    {
      puo: 'LineaDiBilancio.puoRidurre',
      comando: 'riduciLinea',
      async prepare() {
        const id = await f.linea();
        return di('LineaDiBilancio', id, f.daRidurre(id));
      },
    },
    {
      puo: 'LineaDiBilancio.puoStornare',
      comando: 'stornaFondi',
      async prepare() {
        const input = await f.daStornare();
        return di('LineaDiBilancio', input.lineaId, input);
      },
    },
    {
      puo: 'LineaDiBilancio.puoRitirareRiduzione',
      comando: 'ritiraRiduzione',
      async prepare() {
        const id = await f.linea();
        await f.riduzione(id);
        return di('LineaDiBilancio', id, { lineaId: id, versione: 1 });
      },
    },
    ...(
      [
        ['AndamentoObiettivo.puoAnnullare', 'annullaAndamento', {}],
        ['AndamentoObiettivo.puoRettificare', 'rettificaAndamento', { stato: 'IN_CORSO' }],
      ] as const
    ).map(([puo, comando, extra]) => ({
      ...{ puo, comando },
      async prepare() {
        const { obiettivoId, input } = await f.andamentoSbagliato();
        return {
          ...di('ObiettivoDiPiano', obiettivoId, { ...input, ...extra }),
          in: ['andamento', { id: input.andamentoId }] as const,
        };
      },
    })),
    {
      puo: 'ObiettivoDiPiano.puoRilevareAndamento',
      comando: 'rilevaAndamento',
      async prepare() {
        const input = await f.daRilevare();
        return di('ObiettivoDiPiano', input.obiettivoId, input);
      },
    },
    {
      puo: 'ContributoAllaProgrammazione.puoRispondere',
      comando: 'rispondiContributo',
      async prepare() {
        const id = await f.contributo();
        return di('ContributoAllaProgrammazione', id, f.daRispondere(id));
      },
    },
    {
      puo: 'Direttiva.puoRecepire',
      comando: 'recepisciDirettiva',
      async prepare() {
        const id = await f.direttiva();
        return di('Direttiva', id, f.daRecepire(id));
      },
    },
  ];
  return atti.flatMap((atto) =>
    (['nessuno', 'chi chiama', 'un altro'] as const).map((inCarica): Verita => ({
      ...atto,
      quando: `in carica: ${inCarica}`,
      chi: inCarica === 'un altro' ? [] : ['COORDINATORE'],
      async prepare() {
        await strumenti.inCarica('nessuno');
        const pronto = await atto.prepare();
        await strumenti.inCarica(inCarica);
        return pronto;
      },
    })),
  );
}

function stati(strumenti: Strumenti): Verita[] {
  const { sql, inCarica } = strumenti;
  const f = attiDiGoverno(strumenti);
  const approva = (id: string, versione: number) => di('PianoDiZona', id, f.approvazione(id, versione));
  const CON_OBIETTIVI = ['COORDINAMENTO_ISTITUZIONALE'];
  return [
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'in bozza con obiettivi', CON_OBIETTIVI, async () => {
      const { pianoId } = await f.conObiettivo();
      return approva(pianoId, 2);
    }),
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'senza obiettivi', [], async () =>
      approva((await f.senzaObiettivi()).pianoId, 1),
    ),
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'già approvato', [], async () => {
      const { pianoId } = await f.conObiettivo();
      await sql(`UPDATE piano_di_zona SET stato = 'APPROVATO' WHERE id = $1`, [pianoId]);
      return approva(pianoId, 2);
    }),
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'con una riduzione in attesa', [], async () => {
      const { pianoId, versione, ...linea } = await f.senzaLinee();
      const obiettivi = [{ descrizione: 'Meno attesa', entro: `${linea.anno}-06-30` }];
      await strumenti.command('stabilisciObiettivi', { pianoId, versione, obiettivi });
      const { id } = await strumenti.command('stanziaLinea', { pianoId, versione: 2, ...linea });
      await f.riduzione(id);
      return approva(pianoId, 3);
    }),
    caso('LineaDiBilancio.puoAumentare', 'aumentaLinea', 'cessata', [], async () => {
      const id = await f.linea();
      await sql(`UPDATE linea_di_bilancio SET stato = 'CESSATA', importo = 0 WHERE id = $1`, [id]);
      return di('LineaDiBilancio', id, f.daAumentare(id));
    }),
    caso('LineaDiBilancio.puoRidurre', 'riduciLinea', 'con una riduzione in attesa', [], async () => {
      const id = await f.linea();
      await f.riduzione(id);
      return di('LineaDiBilancio', id, f.daRidurre(id));
    }),
    caso('LineaDiBilancio.puoStornare', 'stornaFondi', 'con una riduzione in attesa', [], async () => {
      const input = await f.daStornare();
      await f.riduzione(input.lineaId);
      return di('LineaDiBilancio', input.lineaId, input);
    }),
    caso('LineaDiBilancio.puoRitirareRiduzione', 'ritiraRiduzione', 'senza riduzioni in attesa', [], async () => {
      const id = await f.linea();
      return di('LineaDiBilancio', id, { lineaId: id, versione: 1 });
    }),
    caso('ObiettivoDiPiano.puoRilevareAndamento', 'rilevaAndamento', 'di un Piano a venire', [], async () => {
      const input = { ...(await f.daRilevare(2027)), al: '2026-11-01' };
      return di('ObiettivoDiPiano', input.obiettivoId, input);
    }),
    caso('ContributoAllaProgrammazione.puoRispondere', 'rispondiContributo', 'con una risposta', [], async () => {
      const id = await f.contributo();
      await strumenti.command('rispondiContributo', f.daRispondere(id));
      return di('ContributoAllaProgrammazione', id, { ...f.daRispondere(id), versione: 2 });
    }),
    caso('Direttiva.puoRecepire', 'recepisciDirettiva', 'recepita', [], async () => {
      const id = await f.direttiva();
      await strumenti.command('recepisciDirettiva', f.daRecepire(id));
      return di('Direttiva', id, { ...f.daRecepire(id), versione: 2 });
    }),
    ...(
      [
        ['ContributoAllaProgrammazione.puoAnnullareRisposta', 'annullaRispostaContributo', {}],
        [
          'ContributoAllaProgrammazione.puoRettificareRisposta',
          'rettificaRispostaContributo',
          { risposta: 'Nel 2027' },
        ],
      ] as const
    ).map(([puo, comando, extra]) =>
      caso(puo, comando, 'senza risposta', [], async () => {
        const id = await f.contributo();
        return di('ContributoAllaProgrammazione', id, { ...f.daAnnullare(id), versione: 1, ...extra });
      }),
    ),
    caso(
      'Direttiva.puoRettificareRevoca',
      'rettificaRevocaDirettiva',
      'revocata',
      ['COORDINAMENTO_ISTITUZIONALE'],
      async () => {
        const id = await f.revocata();
        return di('Direttiva', id, f.revocaSbagliata(id));
      },
    ),
    caso('Direttiva.puoRettificareRevoca', 'rettificaRevocaDirettiva', 'in effetto', [], async () => {
      const id = await f.direttiva();
      return di('Direttiva', id, { ...f.revocaSbagliata(id), versione: 1 });
    }),
    caso('Direttiva.puoRevocare', 'revocaDirettiva', 'in effetto', ['COORDINAMENTO_ISTITUZIONALE'], async () => {
      const id = await f.direttiva();
      return di('Direttiva', id, f.daRevocare(id));
    }),
    caso('Direttiva.puoRevocare', 'revocaDirettiva', 'già revocata', [], async () => {
      const id = await f.direttiva();
      await strumenti.command('revocaDirettiva', f.daRevocare(id), { chi: 'COORDINAMENTO_ISTITUZIONALE' });
      return di('Direttiva', id, { ...f.daRevocare(id), versione: 2 });
    }),
    caso(
      'Ambito.puoAdottareDirettiva',
      'adottaDirettiva',
      'sempre',
      ['COORDINAMENTO_ISTITUZIONALE'],
      () => Promise.resolve({ di: AMBITO, input: datiDirettiva }),
      CREA,
    ),
    caso(
      'Ambito.puoPresentareContributo',
      'presentaContributo',
      'sempre',
      ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE'],
      () => Promise.resolve({ di: AMBITO, input: datiContributo }),
      CREA,
    ),
  ].map((una) => ({ ...una, prepare: () => inCarica('nessuno').then(una.prepare) }));
}
