// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { A04 } from '../testing.ts';
import { caso, OGGI, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const COMUNE = '064071';
const COORDINATORE = ['COORDINATORE'];
const SUO = ['COORDINATORE', 'COMUNE'];
/** From the first days of a sede to the day before these tests. */
const FINITO = '[2020-01-01,2026-11-24)';
const STANDARD = ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'];

/** Sedi and what hangs on them, and what is done for a Comune. */
export function veritaSedi({ fa, sql, versione }: Strumenti): Verita[] {
  /** The one sede of the Comune, anew, without hours. */
  async function sede(): Promise<string> {
    await sql('TRUNCATE sede CASCADE');
    const { id } = await fa('individuaSede', {
      ...{ codiceIstat: COMUNE, denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
    });
    return id;
  }
  const cessata = async () => {
    const id = await sede();
    await sql('UPDATE sede SET periodo = $2::daterange WHERE id = $1', [id, FINITO]);
    return id;
  };
  const conIncarico = async () => {
    const id = await sede();
    const operatore = await fa('registraOperatore', { nome: 'Nora', cognome: 'Amoroso', qualifica: 'SEGRETARIATO' });
    await fa('conferisciIncarico', {
      ...{ operatoreId: operatore.id, sedeId: id, dal: '2020-01-01', fte: 1 },
      ...{ titolo: 'DIPENDENTE', tempoIndeterminato: true, atto: 'atto' },
    });
    return id;
  };
  const su = async (id: string, input: object): Promise<Pronto> => ({
    di: ['Sede', { id }],
    input: { sedeId: id, versione: await versione('sede', id), ...input },
  });
  const fasce = [1, 4].map((giorno) => ({ giorno, dalle: '09:00', alle: '11:00' }));
  const chiusura = { dal: '2026-12-28', al: '2026-12-31', fasce: [], motivo: 'ferie' };
  const risorsa = { categoria: 'INFORMATICA', descrizione: 'Computer', quantita: 1, dal: '2026-01-01' };
  const conformi = STANDARD.map((standard) => ({ standard, conforme: true }));
  const manca = {
    ...{
      standard: 'RETE_TELEFONICA',
      conforme: false,
      descrizione: 'Non c’è',
      misura: 'Attivarla',
      entro: '2026-12-31',
    },
  };
  const apertura = { giorno: '2026-12-30', dalle: '15:00', alle: '16:00', motivo: 'Sportello' };

  const senzaVersione = ({ di, input }: Pronto): Pronto => ({ di, input: { ...input, versione: undefined } });

  async function variazione(giorni = chiusura): Promise<Pronto> {
    const id = await sede();
    await fa('disponiVariazione', { sedeId: id, versione: 1, ...giorni });
    const [{ variazioneId = '' } = {}] = await sql<{ variazioneId: string }>(
      'SELECT id AS "variazioneId" FROM variazione_oraria',
    );
    return {
      ...(await su(id, { variazioneId })),
      in: ['variazioni(dal: "2020-01-01", first: 100)', { id: variazioneId }],
    };
  }
  async function daRitirare(periodo: string): Promise<Pronto> {
    const sedeId = await sede();
    await fa('assegnaRisorsa', { sedeId, ...risorsa });
    await sql('UPDATE risorsa_strumentale SET periodo = $1::daterange', [periodo]);
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM risorsa_strumentale');
    return {
      di: ['Sede', { id: sedeId }],
      in: ['risorse', { id }],
      input: { risorsaId: id, versione: 1, al: '2026-06-30' },
    };
  }
  async function ispezione(rilievi: object[], input: object): Promise<Pronto> {
    const sedeId = await sede();
    const { id } = await fa('registraIspezione', { sedeId, eseguitaIl: '2026-11-01', rilievi });
    return { di: ['Ispezione', { id }], input: { ispezioneId: id, versione: 1, ...input } };
  }
  async function allegato(): Promise<string> {
    const id = randomUUID();
    await sql(
      `INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
       VALUES ($1, $2, 'foto.png', 'PNG', 1, 'CARICATO', $3, 'prova', '2026-11-24T09:00Z', repeat('a', 64), '2026-11-24T09:00Z')`,
      [id, A04, id],
    );
    return id;
  }
  /** An opening that somebody asked for, in a state, on a day. */
  async function aperta(stato: string, giorno = apertura.giorno, diChi = 'prova-COMUNE'): Promise<Pronto> {
    const [id, sedeId] = [randomUUID(), await sede()];
    await sql(
      `INSERT INTO apertura_straordinaria (id, ambito_id, sede_id, giorno, fascia, motivo, stato, richiesta_da, richiesta_il)
       VALUES ($1, $2, $3, $4, '[900,960)', 'motivo', 'RICHIESTA', $5, '2026-11-01')`,
      [id, A04, sedeId, giorno, diChi],
    );
    if (stato !== 'RICHIESTA')
      await sql(
        `UPDATE apertura_straordinaria SET stato = $1, decisa_da = 'prova', decisa_il = '2026-11-24T09:00Z', versione = versione + 1`,
        [stato],
      );
    return {
      di: ['AperturaStraordinaria', { id }],
      input: { aperturaId: id, versione: await versione('apertura_straordinaria', id), motivo: 'motivo' },
    };
  }
  const DECIDI = { tipo: 'DecidiAperturaInput' };
  const perComune = (input: object): Pronto => ({
    di: ['Comune', { codiceIstat: COMUNE }],
    input: { codiceIstat: COMUNE, ...input },
  });
  async function pua(dal?: string): Promise<Pronto> {
    const sedeId = await sede();
    const distretto = await fa('registraEnte', {
      ...{ natura: 'DISTRETTO_SANITARIO', denominazione: randomUUID(), telefono: '0825 000000', dal: '2020-01-01' },
    });
    const chi = { sedeId, distrettoId: distretto.id };
    if (dal !== undefined) await fa('organizzaPua', { codiceIstat: COMUNE, ...chi, dal }, { campi: 'dal' });
    return perComune({ ...chi, dal: '2027-01-01' });
  }
  const operatori = async () => {
    const { id } = await fa('registraOperatore', {
      ...{
        nome: 'Anna',
        cognome: 'Rossi',
        qualifica: 'ASSISTENTE_SOCIALE',
        alboNumero: randomUUID().slice(0, 8),
        alboSezione: 'A',
      },
    });
    return [id];
  };
  const vuota = async () => {
    await sql('TRUNCATE sede CASCADE');
    return perComune({ denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2026-12-01' });
  };

  return [
    caso('Sede.puoModificare', 'modificaSede', 'attiva', SUO, async () => su(await sede(), { denominazione: 'Altra' })),
    caso('Sede.puoModificare', 'modificaSede', 'cessata', [], async () =>
      su(await cessata(), { denominazione: 'Altra' }),
    ),
    caso('Sede.puoCessare', 'cessaSede', 'attiva', SUO, async () => su(await sede(), { al: '2026-12-31' })),
    caso('Sede.puoCessare', 'cessaSede', 'con un incarico senza termine', [], async () =>
      su(await conIncarico(), { al: '2026-12-31' }),
    ),
    caso('Sede.puoDefinireOrari', 'impostaOrari', 'attiva', COORDINATORE, async () =>
      su(await sede(), { validoDal: OGGI, fasce }),
    ),
    caso('Sede.puoDefinireOrari', 'impostaOrari', 'cessata', [], async () =>
      su(await cessata(), { validoDal: '2026-01-01', fasce }),
    ),
    caso('Sede.puoDefinireOrari', 'disponiVariazione', 'attiva', COORDINATORE, async () => su(await sede(), chiusura)),
    caso('VariazioneOraria.puoAnnullare', 'annullaVariazione', 'di sede attiva', COORDINATORE, () => variazione()),
    caso('VariazioneOraria.puoAnnullare', 'annullaVariazione', 'di sede cessata', [], async () => {
      const pronto = await variazione({ ...chiusura, dal: '2026-11-02', al: '2026-11-03' });
      await sql('UPDATE sede SET periodo = $1::daterange', [FINITO]);
      return pronto;
    }),
    caso('Sede.puoAssegnareRisorse', 'assegnaRisorsa', 'attiva', COORDINATORE, async () =>
      senzaVersione(await su(await sede(), risorsa)),
    ),
    caso('RisorsaStrumentale.puoRitirare', 'ritiraRisorsa', 'della sede', COORDINATORE, () =>
      daRitirare('[2026-01-01,)'),
    ),
    caso('RisorsaStrumentale.puoRitirare', 'ritiraRisorsa', 'già ritirata', [], () =>
      daRitirare('[2026-01-01,2026-10-01)'),
    ),
    caso('Sede.puoIspezionare', 'registraIspezione', 'attiva', COORDINATORE, async () =>
      senzaVersione(await su(await sede(), { eseguitaIl: '2026-11-01', rilievi: conformi })),
    ),
    caso('Sede.puoIspezionare', 'registraIspezione', 'a venire', [], async () => {
      const id = await sede();
      await sql(`UPDATE sede SET periodo = '[2027-01-01,)' WHERE id = $1`, [id]);
      return senzaVersione(await su(id, { eseguitaIl: '2026-11-01', rilievi: conformi }));
    }),
    caso('Ispezione.puoAllegare', 'allegaAIspezione', 'sempre', COORDINATORE, async () =>
      ispezione(conformi, { allegatoIds: [await allegato()] }),
    ),
    ...(
      [
        ['conforme', [], conformi],
        ['con una misura da adempiere', COORDINATORE, [...conformi.slice(0, 2), manca]],
      ] as const
    ).map(([quando, chi, rilievi]) =>
      caso('Ispezione.puoVerificareAdempimenti', 'verificaAdempimento', quando, chi, () =>
        ispezione([...rilievi], { standard: 'RETE_TELEFONICA', adempiutaIl: '2026-11-20', adempimento: 'Attivata' }),
      ),
    ),
    caso('Sede.puoRichiedereApertura', 'richiediApertura', 'attiva', SUO, async () =>
      senzaVersione(await su(await sede(), apertura)),
    ),
    caso('Sede.puoRichiedereApertura', 'richiediApertura', 'cessata', [], async () =>
      senzaVersione(await su(await cessata(), apertura)),
    ),
    caso(
      'AperturaStraordinaria.puoAutorizzare',
      'autorizzaApertura',
      'richiesta',
      COORDINATORE,
      () => aperta('RICHIESTA'),
      DECIDI,
    ),
    caso(
      'AperturaStraordinaria.puoAutorizzare',
      'autorizzaApertura',
      'trascorsa',
      [],
      () => aperta('RICHIESTA', '2026-11-23'),
      DECIDI,
    ),
    caso(
      'AperturaStraordinaria.puoDecidere',
      'rifiutaApertura',
      'trascorsa',
      COORDINATORE,
      () => aperta('RICHIESTA', '2026-11-23'),
      DECIDI,
    ),
    caso('AperturaStraordinaria.puoDecidere', 'rifiutaApertura', 'ritirata', [], () => aperta('RITIRATA'), DECIDI),
    caso(
      'AperturaStraordinaria.puoRitirare',
      'ritiraApertura',
      'chiesta dal Comune',
      SUO,
      () => aperta('RICHIESTA'),
      DECIDI,
    ),
    caso(
      'AperturaStraordinaria.puoRitirare',
      'ritiraApertura',
      'chiesta da altri',
      COORDINATORE,
      () => aperta('RICHIESTA', undefined, 'altri'),
      DECIDI,
    ),
    caso(
      'AperturaStraordinaria.puoRitirare',
      'ritiraApertura',
      'trascorsa',
      [],
      () => aperta('RICHIESTA', '2026-11-23'),
      DECIDI,
    ),
    caso('Comune.puoImpostarePatrono', 'impostaPatrono', 'associato', SUO, () =>
      Promise.resolve(perComune({ ricorrenza: '01-20', nome: 'San Sebastiano', fonte: 'prova' })),
    ),
    caso('Comune.puoIndividuareSede', 'individuaSede', 'senza sede', SUO, vuota),
    caso('Comune.puoIndividuareSede', 'individuaSede', 'con una sede', [], async () => {
      const pronto = await vuota();
      await sede();
      return pronto;
    }),
    caso('Comune.puoRegistrareMandato', 'registraAttoDiMandato', 'associato', SUO, async () =>
      perComune({
        numero: randomUUID(),
        data: '2026-01-01',
        organo: 'Giunta',
        dal: '2026-01-01',
        operatori: await operatori(),
      }),
    ),
    caso('Comune.puoOrganizzarePua', 'organizzaPua', 'associato', COORDINATORE, () => pua()),
    caso('Pua.puoSostituire', 'organizzaPua', 'in vigore', COORDINATORE, async () => ({
      ...(await pua('2026-01-01')),
      in: ['pua', { dal: '2026-01-01' }, 'senza pagine'],
    })),
  ];
}
