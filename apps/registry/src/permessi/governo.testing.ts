// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04 } from '../testing.ts';
import { caso, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const AMBITO: Pronto['di'] = ['Ambito', { id: A04 }];
const CREA = { crea: true } as const;
const COORDINAMENTO = { chi: 'COORDINAMENTO_ISTITUZIONALE' } as const;

/** Plan, money, agreements, directives and contributions; those of the coordinator in office, whoever that is. */
export function veritaGoverno(strumenti: Strumenti): Verita[] {
  return [...inCaricaSempre(strumenti), ...stati(strumenti)];
}

function fabbrica({ fa, sql, versione }: Strumenti) {
  async function piano(dal = '2025-01-01', al = '2027-12-31') {
    await sql('TRUNCATE piano_di_zona CASCADE');
    const { id } = await fa('redigiPiano', { titolo: 'Piano di Zona', dal, al });
    return id;
  }
  const conObiettivo = async (dal?: string) => {
    const id = await piano(dal);
    const { obiettivi } = await fa<{ obiettivi: { id: string }[] }>(
      'stabilisciObiettivi',
      { pianoId: id, versione: 1, obiettivi: [{ descrizione: 'Meno attesa', entro: '2027-06-30' }] },
      { campi: 'obiettivi { id }' },
    );
    return { id, obiettivoId: obiettivi[0]!.id };
  };
  const datiLinea = { anno: 2026, codice: 'L1', denominazione: 'Linea', fondo: 'FNPS', importo: '1000.00' };
  async function linea() {
    const pianoId = await piano();
    const { id } = await fa('stanziaLinea', { pianoId, versione: 1, ...datiLinea });
    return id;
  }
  async function accordo() {
    const { id } = await fa('registraAccordo', datiAccordo);
    return id;
  }
  const datiAccordo = {
    tipo: 'PROTOCOLLO_DI_INTESA',
    oggetto: 'Protocollo',
    finalita: 'Prova',
    parti: ['Azienda sanitaria'],
    sottoscrittoIl: '2026-01-01',
    dal: '2026-01-01',
    al: '2027-12-31',
  };
  const datiDirettiva = {
    oggetto: 'Orari',
    testo: 'Testo della direttiva',
    destinatario: 'TUTTI',
    adottataIl: '2026-01-10',
    atto: 'atto',
    efficaceDal: '2026-01-10',
  };
  const direttiva = async () => (await fa('adottaDirettiva', datiDirettiva, COORDINAMENTO)).id;
  const datiContributo = { tipo: 'BISOGNO', titolo: 'Trasporti', testo: 'Mancano trasporti' };
  const contributo = async () => (await fa('presentaContributo', datiContributo)).id;
  /** Of the one line, what casework has not answered yet. */
  async function riduzione(): Promise<void> {
    await sql(
      `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, motivo, richiesta_il, stato)
       SELECT gen_random_uuid(), id, 10, false, 'motivo', '2026-11-24T09:00Z', 'RICHIESTA' FROM linea_di_bilancio`,
    );
  }
  const risposta = { esito: 'NON_ACCOLTO', risposta: 'Non ora' };
  return {
    ...{ piano, conObiettivo, linea, accordo, direttiva, contributo, riduzione, versione },
    ...{ datiLinea, datiAccordo, datiDirettiva, datiContributo, risposta },
  };
}

/** A record by its own key. */
const di = (tipo: string, id: string, input: object): Pronto => ({ di: [tipo, { id }], input });

type SenzaChi = Omit<Verita, 'chi' | 'quando'>;

/** Each act of the coordinator in office three times: nobody is, who calls is, another is. */
function inCaricaSempre(strumenti: Strumenti): Verita[] {
  const f = fabbrica(strumenti);
  const atti: SenzaChi[] = [
    {
      puo: 'Ambito.puoRedigerePiano',
      comando: 'redigiPiano',
      crea: true,
      async prepara() {
        await strumenti.sql('TRUNCATE piano_di_zona CASCADE');
        return { di: AMBITO, input: { titolo: 'Piano', dal: '2025-01-01', al: '2027-12-31' } };
      },
    },
    {
      puo: 'Ambito.puoRegistrareAccordo',
      comando: 'registraAccordo',
      crea: true,
      prepara: () => Promise.resolve({ di: AMBITO, input: f.datiAccordo }),
    },
    {
      puo: 'Accordo.puoStabilireTermine',
      comando: 'stabilisciTermineAccordo',
      async prepara() {
        const id = await f.accordo();
        return di('Accordo', id, { accordoId: id, versione: 1, al: '2028-01-01', atto: 'atto', nonSiRinnova: false });
      },
    },
    {
      puo: 'PianoDiZona.puoModificare',
      comando: 'stabilisciObiettivi',
      async prepara() {
        const id = await f.piano();
        const obiettivi = [{ descrizione: 'Meno attesa', entro: '2027-06-30' }];
        return di('PianoDiZona', id, { pianoId: id, versione: 1, obiettivi });
      },
    },
    {
      puo: 'PianoDiZona.puoModificare',
      comando: 'stanziaLinea',
      async prepara() {
        const id = await f.piano();
        return di('PianoDiZona', id, { pianoId: id, versione: 1, ...f.datiLinea });
      },
    },
    {
      puo: 'LineaDiBilancio.puoAumentare',
      comando: 'aumentaLinea',
      async prepara() {
        const id = await f.linea();
        return di('LineaDiBilancio', id, { lineaId: id, versione: 1, importo: '2000.00' });
      },
    },
    {
      puo: 'LineaDiBilancio.puoRidurre',
      comando: 'riduciLinea',
      async prepara() {
        const id = await f.linea();
        return di('LineaDiBilancio', id, { lineaId: id, versione: 1, motivo: 'Meno fondi' });
      },
    },
    {
      puo: 'LineaDiBilancio.puoRitirareRiduzione',
      comando: 'ritiraRiduzione',
      async prepara() {
        const id = await f.linea();
        await f.riduzione();
        return di('LineaDiBilancio', id, { lineaId: id, versione: 1 });
      },
    },
    {
      puo: 'ObiettivoDiPiano.puoRilevareAndamento',
      comando: 'rilevaAndamento',
      async prepara() {
        const { obiettivoId } = await f.conObiettivo();
        return di('ObiettivoDiPiano', obiettivoId, {
          ...{ obiettivoId, al: '2026-11-01', stato: 'IN_CORSO', relazione: 'Procede' },
        });
      },
    },
    {
      puo: 'ContributoAllaProgrammazione.puoRispondere',
      comando: 'rispondiContributo',
      async prepara() {
        const id = await f.contributo();
        return di('ContributoAllaProgrammazione', id, { contributoId: id, versione: 1, ...f.risposta });
      },
    },
    {
      puo: 'Direttiva.puoRecepire',
      comando: 'recepisciDirettiva',
      async prepara() {
        const id = await f.direttiva();
        return di('Direttiva', id, { direttivaId: id, versione: 1 });
      },
    },
  ];
  return atti.flatMap((atto) =>
    (['nessuno', 'chi chiama', 'un altro'] as const).map((inCarica): Verita => ({
      ...atto,
      quando: `in carica: ${inCarica}`,
      chi: inCarica === 'un altro' ? [] : ['COORDINATORE'],
      async prepara() {
        await strumenti.inCarica('nessuno');
        const pronto = await atto.prepara();
        await strumenti.inCarica(inCarica);
        return pronto;
      },
    })),
  );
}

function stati(strumenti: Strumenti): Verita[] {
  const { sql, inCarica } = strumenti;
  const f = fabbrica(strumenti);
  const approva = (id: string, versione: number) =>
    di('PianoDiZona', id, { pianoId: id, versione, approvatoIl: '2026-11-01', atto: 'delibera' });
  const CON_OBIETTIVI = ['COORDINAMENTO_ISTITUZIONALE'];
  return [
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'in bozza con obiettivi', CON_OBIETTIVI, async () => {
      const { id } = await f.conObiettivo();
      return approva(id, 2);
    }),
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'senza obiettivi', [], async () => approva(await f.piano(), 1)),
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'già approvato', [], async () => {
      const { id } = await f.conObiettivo();
      await sql(`UPDATE piano_di_zona SET stato = 'APPROVATO' WHERE id = $1`, [id]);
      return approva(id, 2);
    }),
    caso('PianoDiZona.puoApprovare', 'approvaPiano', 'con una riduzione in attesa', [], async () => {
      const { id } = await f.conObiettivo();
      await strumenti.fa('stanziaLinea', { pianoId: id, versione: 2, ...f.datiLinea });
      await f.riduzione();
      return approva(id, 3);
    }),
    caso('LineaDiBilancio.puoAumentare', 'aumentaLinea', 'cessata', [], async () => {
      const id = await f.linea();
      await sql(`UPDATE linea_di_bilancio SET stato = 'CESSATA', importo = 0 WHERE id = $1`, [id]);
      return di('LineaDiBilancio', id, { lineaId: id, versione: 1, importo: '2000.00' });
    }),
    caso('LineaDiBilancio.puoRidurre', 'riduciLinea', 'con una riduzione in attesa', [], async () => {
      const id = await f.linea();
      await f.riduzione();
      return di('LineaDiBilancio', id, { lineaId: id, versione: 1, motivo: 'Meno fondi' });
    }),
    caso('LineaDiBilancio.puoRitirareRiduzione', 'ritiraRiduzione', 'senza riduzioni in attesa', [], async () => {
      const id = await f.linea();
      return di('LineaDiBilancio', id, { lineaId: id, versione: 1 });
    }),
    caso('ObiettivoDiPiano.puoRilevareAndamento', 'rilevaAndamento', 'di un Piano a venire', [], async () => {
      const { obiettivoId } = await f.conObiettivo('2027-01-01');
      return di('ObiettivoDiPiano', obiettivoId, {
        ...{ obiettivoId, al: '2026-11-01', stato: 'IN_CORSO', relazione: 'Procede' },
      });
    }),
    caso('ContributoAllaProgrammazione.puoRispondere', 'rispondiContributo', 'con una risposta', [], async () => {
      const id = await f.contributo();
      await strumenti.fa('rispondiContributo', { contributoId: id, versione: 1, ...f.risposta });
      return di('ContributoAllaProgrammazione', id, { contributoId: id, versione: 2, ...f.risposta });
    }),
    caso('Direttiva.puoRecepire', 'recepisciDirettiva', 'recepita', [], async () => {
      const id = await f.direttiva();
      await strumenti.fa('recepisciDirettiva', { direttivaId: id, versione: 1 });
      return di('Direttiva', id, { direttivaId: id, versione: 2 });
    }),
    caso('Direttiva.puoRevocare', 'revocaDirettiva', 'in effetto', ['COORDINAMENTO_ISTITUZIONALE'], async () => {
      const id = await f.direttiva();
      return di('Direttiva', id, { direttivaId: id, versione: 1, al: '2026-12-31' });
    }),
    caso('Direttiva.puoRevocare', 'revocaDirettiva', 'già revocata', [], async () => {
      const id = await f.direttiva();
      await strumenti.fa('revocaDirettiva', { direttivaId: id, versione: 1, al: '2026-12-31' }, COORDINAMENTO);
      return di('Direttiva', id, { direttivaId: id, versione: 2, al: '2026-12-30' });
    }),
    caso(
      'Ambito.puoAdottareDirettiva',
      'adottaDirettiva',
      'sempre',
      ['COORDINAMENTO_ISTITUZIONALE'],
      () => Promise.resolve({ di: AMBITO, input: f.datiDirettiva }),
      CREA,
    ),
    caso(
      'Ambito.puoPresentareContributo',
      'presentaContributo',
      'sempre',
      ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE'],
      () => Promise.resolve({ di: AMBITO, input: f.datiContributo }),
      CREA,
    ),
  ].map((una) => ({ ...una, prepara: () => inCarica('nessuno').then(una.prepara) }));
}
