// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { numeroDiAlbo } from '../personale/stati.testing.ts';
import { CHIUSURA, COMUNE, CONFORMI, FASCE, MANCA, RISORSA, statiSedi } from '../sedi/sedi.testing.ts';
import { caso, OGGI, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const COORDINATORE = ['COORDINATORE'];
const SUO = ['COORDINATORE', 'COMUNE'];
/** From the first days of a sede to the day before these tests. */
const FINITO = '[2020-01-01,2026-11-24)';
const APERTURA = { giorno: '2026-12-30', dalle: '15:00', alle: '16:00', motivo: 'Sportello' };

/** Sedi with their records, and the commands for a Comune. */
export function veritaSedi({ command, sql, versione }: Strumenti): Verita[] {
  const stati = statiSedi({ command, sql, versione });
  const { sede } = stati;
  const cessata = async () => {
    const id = await sede();
    await sql('UPDATE sede SET periodo = $2::daterange WHERE id = $1', [id, FINITO]);
    return id;
  };
  const conIncarico = async () => {
    const id = await sede();
    const operatore = await command('registraOperatore', {
      nome: 'Nora',
      cognome: 'Amoroso',
      confermaOmonimo: true,
      qualifica: 'SEGRETARIATO',
    });
    await command('conferisciIncarico', {
      ...{ operatoreId: operatore.id, sedeId: id, dal: '2020-01-01', fte: 1 },
      ...{ titolo: 'DIPENDENTE', tempoIndeterminato: true, atto: 'atto' },
    });
    return id;
  };
  const su = async (id: string, input: object): Promise<Pronto> => ({
    di: ['Sede', { id }],
    input: { sedeId: id, versione: await versione('sede', id), ...input },
  });
  const senzaVersione = ({ di, input }: Pronto): Pronto => ({ di, input: { ...input, versione: undefined } });

  async function variazione(giorni = CHIUSURA): Promise<Pronto> {
    const input = { ...(await stati.variazione(giorni)), motivo: 'Non serve più' };
    const { sedeId: id, variazioneId } = input;
    return { di: ['Sede', { id }], input, in: ['variazioni(dal: "2020-01-01", first: 100)', { id: variazioneId }] };
  }
  async function suRisorsa(periodo: string, dati: object): Promise<Pronto> {
    const { sedeId, risorsaId } = await stati.risorsa(periodo);
    return {
      di: ['Sede', { id: sedeId }],
      in: ['risorse', { id: risorsaId }],
      input: { risorsaId, versione: 1, ...dati },
    };
  }
  const daRitirare = (periodo: string) => suRisorsa(periodo, { al: '2026-06-30' });
  async function ispezione(rilievi: readonly object[], input: object): Promise<Pronto> {
    const id = await stati.ispezione(rilievi);
    return { di: ['Ispezione', { id }], input: { ispezioneId: id, versione: 1, ...input } };
  }
  /** An extraordinary opening on a day, in a state. */
  async function aperta(stato: string, giorno = APERTURA.giorno, diChi = 'prova-COMUNE'): Promise<Pronto> {
    const input = await stati.apertura(stato, giorno, diChi);
    return { di: ['AperturaStraordinaria', { id: input.aperturaId }], input };
  }
  const DECIDI = { tipo: 'DecidiAperturaInput' };
  const perComune = (input: object): Pronto => ({
    di: ['Comune', { codiceIstat: COMUNE }],
    input: { codiceIstat: COMUNE, ...input },
  });
  async function pua(dal?: string): Promise<Pronto> {
    await sql('TRUNCATE pua CASCADE');
    const sedeId = await sede();
    const distretto = await command('registraEnte', {
      ...{ natura: 'DISTRETTO_SANITARIO', denominazione: randomUUID(), telefono: '0825 000000', dal: '2020-01-01' },
    });
    const chi = { sedeId, distrettoId: distretto.id };
    if (dal !== undefined) await command('organizzaPua', { codiceIstat: COMUNE, ...chi, dal });
    return perComune({ ...chi, dal: '2027-01-01' });
  }
  const puaSbagliata = async (extra: object = {}): Promise<Pronto> => {
    const { di } = await pua('2026-01-01');
    const [{ id: puaId = '' } = {}] = await sql<{ id: string }>('SELECT id FROM pua');
    return {
      di,
      in: ['pua', { id: puaId }, 'senza pagine'],
      input: { puaId, versione: 1, motivo: 'Errore', ...extra },
    };
  };
  const operatori = async () => {
    const { id } = await command('registraOperatore', {
      ...{
        nome: 'Anna',
        cognome: 'Rossi',
        qualifica: 'ASSISTENTE_SOCIALE',
        alboNumero: numeroDiAlbo(),
        alboSezione: 'A',
      },
    });
    return [id];
  };
  const vuota = async () => {
    await stati.senzaSede(COMUNE);
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
    caso('Sede.puoRettificareApertura', 'rettificaAperturaSede', 'attiva', SUO, async () =>
      su(await sede(), { attivaDal: '2021-01-01', motivo: 'Anno sbagliato' }),
    ),
    caso('Sede.puoRettificareApertura', 'rettificaAperturaSede', 'cessata', [], async () =>
      su(await cessata(), { attivaDal: '2021-01-01', motivo: 'Anno sbagliato' }),
    ),
    caso('Sede.puoRettificareCessazione', 'rettificaCessazioneSede', 'cessata', SUO, async () =>
      su(await cessata(), { attivaAl: null, motivo: 'Di un’altra sede' }),
    ),
    caso('Sede.puoRettificareCessazione', 'rettificaCessazioneSede', 'attiva', [], async () =>
      su(await sede(), { attivaAl: null, motivo: 'Di un’altra sede' }),
    ),
    caso('Sede.puoAnnullare', 'annullaSede', 'a venire', SUO, async () =>
      su(await stati.futura(), { motivo: 'Di un altro Comune' }),
    ),
    caso('Sede.puoAnnullare', 'annullaSede', 'attiva', [], async () =>
      su(await sede(), { motivo: 'Di un altro Comune' }),
    ),
    caso('Sede.puoDefinireOrari', 'impostaOrari', 'attiva', COORDINATORE, async () =>
      su(await sede(), { validoDal: OGGI, fasce: FASCE }),
    ),
    caso('Sede.puoDefinireOrari', 'impostaOrari', 'cessata', [], async () =>
      su(await cessata(), { validoDal: '2026-01-01', fasce: FASCE }),
    ),
    ...(['attiva', 'cessata'] as const).map((quando) =>
      caso('Sede.puoRettificareOrari', 'rettificaOrari', quando, COORDINATORE, async () => {
        const id = await stati.conOrari('2026-01-01');
        if (quando === 'cessata') await command('cessaSede', (await su(id, { al: '2026-10-31' })).input);
        return su(id, {
          validoDal: '2026-01-01',
          fasce: FASCE.map((fascia) => ({ ...fascia, dalle: '08:00' })),
          motivo: 'Un’ora prima',
        });
      }),
    ),
    caso('Sede.puoAnnullareOrari', 'annullaOrari', 'che non valgono ancora', COORDINATORE, async () =>
      su(await stati.conOrari('2027-02-01'), { validoDal: '2027-02-01', motivo: 'Di un’altra sede' }),
    ),
    caso('Sede.puoAnnullareOrari', 'annullaOrari', 'che valgono', [], async () =>
      su(await stati.conOrari('2026-01-01'), { validoDal: '2026-01-01', motivo: 'Di un’altra sede' }),
    ),
    caso('Sede.puoDefinireOrari', 'disponiVariazione', 'attiva', COORDINATORE, async () => su(await sede(), CHIUSURA)),
    caso('VariazioneOraria.puoAnnullare', 'annullaVariazione', 'di sede attiva', COORDINATORE, () => variazione()),
    caso('VariazioneOraria.puoAnnullare', 'annullaVariazione', 'di sede cessata', [], async () => {
      const pronto = await variazione({ ...CHIUSURA, dal: '2026-11-02', al: '2026-11-03' });
      await sql('UPDATE sede SET periodo = $2::daterange WHERE id = $1', [pronto.di[1]['id'], FINITO]);
      return pronto;
    }),
    caso('Sede.puoAssegnareRisorse', 'assegnaRisorsa', 'attiva', COORDINATORE, async () =>
      senzaVersione(await su(await sede(), RISORSA)),
    ),
    caso('RisorsaStrumentale.puoRitirare', 'ritiraRisorsa', 'della sede', COORDINATORE, () =>
      daRitirare('[2026-01-01,)'),
    ),
    caso('RisorsaStrumentale.puoRitirare', 'ritiraRisorsa', 'già ritirata', [], () =>
      daRitirare('[2026-01-01,2026-10-01)'),
    ),
    ...(['[2026-01-01,)', '[2026-01-01,2026-10-01)'] as const).flatMap((periodo) => [
      caso('RisorsaStrumentale.puoAnnullare', 'annullaRisorsa', periodo, COORDINATORE, () =>
        suRisorsa(periodo, { motivo: 'Di un’altra sede' }),
      ),
      caso('RisorsaStrumentale.puoRettificare', 'rettificaRisorsa', periodo, COORDINATORE, () =>
        suRisorsa(periodo, { motivo: 'Erano due', quantita: 2 }),
      ),
    ]),
    caso('Sede.puoIspezionare', 'registraIspezione', 'attiva', COORDINATORE, async () =>
      senzaVersione(await su(await sede(), { eseguitaIl: '2026-11-01', rilievi: CONFORMI })),
    ),
    caso('Sede.puoIspezionare', 'registraIspezione', 'a venire', [], async () => {
      const id = await sede();
      await sql(`UPDATE sede SET periodo = '[2027-01-01,)' WHERE id = $1`, [id]);
      return senzaVersione(await su(id, { eseguitaIl: '2026-11-01', rilievi: CONFORMI }));
    }),
    caso('Ispezione.puoAllegare', 'allegaAIspezione', 'sempre', COORDINATORE, async () =>
      ispezione(CONFORMI, { allegatoIds: [await stati.allegato()] }),
    ),
    caso('Ispezione.puoRettificare', 'rettificaIspezione', 'sempre', COORDINATORE, () =>
      ispezione(CONFORMI, { motivo: 'Mancava', rilievi: [MANCA] }),
    ),
    caso('Ispezione.puoAnnullare', 'annullaIspezione', 'sempre', COORDINATORE, () =>
      ispezione(CONFORMI, { motivo: 'Mai fatta' }),
    ),
    ...(
      [
        ['conforme', [], CONFORMI],
        ['con una misura da adempiere', COORDINATORE, [...CONFORMI.slice(0, 2), MANCA]],
      ] as const
    ).map(([quando, chi, rilievi]) =>
      caso('Ispezione.puoVerificareAdempimenti', 'verificaAdempimento', quando, chi, () =>
        ispezione(rilievi, { standard: 'RETE_TELEFONICA', adempiutaIl: '2026-11-20', adempimento: 'Attivata' }),
      ),
    ),
    caso('Sede.puoRichiedereApertura', 'richiediApertura', 'attiva', SUO, async () =>
      senzaVersione(await su(await sede(), APERTURA)),
    ),
    caso('Sede.puoRichiedereApertura', 'richiediApertura', 'cessata', [], async () =>
      senzaVersione(await su(await cessata(), APERTURA)),
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
    ...(
      [
        ['AUTORIZZATA', '2026-11-10', COORDINATORE],
        ['AUTORIZZATA', APERTURA.giorno, []],
        ['RICHIESTA', '2026-11-10', []],
      ] as const
    ).map(([stato, giorno, chi]) =>
      caso('AperturaStraordinaria.puoAnnullare', 'annullaApertura', `${stato} per il ${giorno}`, chi, () =>
        aperta(stato, giorno),
      ),
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
    caso('Pua.puoAnnullare', 'annullaPua', 'in vigore', COORDINATORE, () => puaSbagliata()),
    caso('Pua.puoRettificare', 'rettificaPua', 'in vigore', COORDINATORE, () => puaSbagliata({ dal: '2026-02-01' })),
    caso('Pua.puoSostituire', 'organizzaPua', 'in vigore', COORDINATORE, async () => ({
      ...(await pua('2026-01-01')),
      in: ['pua', { dal: '2026-01-01' }, 'senza pagine'],
    })),
  ];
}
