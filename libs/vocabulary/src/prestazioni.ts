// SPDX-License-Identifier: AGPL-3.0-or-later
import { misureNazionali } from './misure.ts';
import { vocabolarioDi, type Voce, type Vocabolario } from './vocabolario.ts';

/**
 * The prestazioni of SIUSS: INPS, controlled vocabulary `tipo_categoria_prestazione_siuss` 1.0 of 5 May 2025, CC BY 4.0,
 * w3id.org/italia/social-security/controlled-vocabulary/pensions/tipo_categoria_prestazione_siuss. It gives no dates of
 * single codes: they are taken as in use since the D.M. 206/2014 that set up the flow was published (G.U. 57 of 10/3/2015), but
 * for the measures that a later provision began or ended (`MISURE`).
 */
const VOCI: readonly (readonly [codice: string, nome: string])[] = [
  ['A1.01', 'Assegno per il nucleo familiare erogato dai comuni'],
  ['A1.02', 'Assegno Maternità erogato dai Comuni'],
  ['A1.03', 'Carta acquisti'],
  ['A1.04', 'Contributi economici a integrazione del reddito Familiare'],
  ['A1.04.01', 'Reddito di Inclusione'],
  ['A1.04.02', 'Reddito di Emergenza'],
  ['A1.04.03', 'Misure delle Provincie autonome con finalità analoghe al Reddito di cittadinanza'],
  ['A1.05', 'Contributi economici per alloggio'],
  ['A1.05.01', 'Contributi economici per affitti erogati dai Comuni'],
  ['A1.06', 'Buoni spesa o buoni pasto'],
  ['A1.06.01', 'Buoni spesa Covid-19 dei comuni'],
  ['A1.07', 'Contributi e integrazioni a rette per asili nido'],
  ['A1.08', 'Contributi e integrazioni a rette per servizi integrativi o innovativi per la prima infanzia'],
  ['A1.09', 'Contributi economici per i servizi scolastici'],
  ['A1.10', 'Contributi economici per cure o prestazioni sociali a rilevanza sanitaria'],
  ['A1.11', "Assegnazioni economiche per il sostegno della domiciliarità e dell'autonomia personale"],
  ['A1.12', 'Contributi e integrazioni a rette per accesso a centri Diurni'],
  ['A1.13', 'Contributi e integrazioni a rette per accesso ai servizi semi-residenziali'],
  ['A1.14', 'Contributi e integrazioni a rette per accesso a servizi Residenziali'],
  ['A1.15', 'Contributi per servizi alla persona'],
  ['A1.16', 'Contributi economici per servizio trasporto e mobilità'],
  ['A1.17', "Contributi economici erogati a titolo di prestito/prestiti d'onore"],
  ['A1.18', "Contributi economici per l'inserimento lavorativo"],
  ['A1.19', 'Borse di studio'],
  ['A1.20', 'Buono vacanze'],
  ['A1.21', 'Altro (prestazione soggetta a ISEE)'],
  ['A1.22', "Contributi economici per l'affidamento familiare di minori"],
  ['A1.23', "Contributi economici per l'accoglienza di adulti e anziani"],
  ['A1.24', 'Altro (prestazione non soggetta a ISEE)'],
  ['A2.01', 'Mensa sociale'],
  ['A2.02', 'Sostegno socio-educativo territoriale o domiciliare'],
  ['A2.03', 'Prestazioni del diritto allo studio universitario'],
  ['A2.04', 'Agevolazioni per tasse universitarie'],
  ['A2.05', 'Agevolazioni per i servizi di pubblica utilità (telefono, luce, gas)'],
  ['A2.06', 'Agevolazioni tributarie comunali (nettezza urbana, ecc.)'],
  ['A2.07', 'Assistenza domiciliare socio-assistenziale'],
  ['A2.08', 'A.D.I.-  Assistenza domiciliare integrata con servizi Sanitari'],
  ['A2.09', "Supporto all'inserimento lavorativo"],
  ['A2.10', 'Servizi integrativi per la prima infanzia'],
  ['A2.11', 'Sostegno socio-educativo scolastico'],
  ['A2.12', 'Mensa scolastica'],
  ['A2.13', 'Distribuzione pasti e/o lavanderia a domicilio'],
  ['A2.14', 'Trasporto sociale'],
  ['A2.15', 'Altro (prestazione soggetta a ISEE)'],
  ['A2.16', 'Interventi di supporto per reperimento alloggi'],
  ['A2.17', "Interventi per l'integrazione sociale dei soggetti deboli o a rischio"],
  ['A2.18', 'Servizio di accoglienza di adulti e anziani'],
  ['A2.19', 'Servizi di mediazione culturale'],
  ['A2.20', 'Servizi di prossimità/buon vicinato/gruppi di auto-aiuto'],
  ['A2.21', 'Telesoccorso e teleassistenza'],
  ['A2.22', 'Distribuzione beni di prima necessità (pasti, medicinali, vestiario ecc.)'],
  ['A2.23', "Servizi per l'igiene personale"],
  ['A2.24', "Servizio per l'affidamento dei minori"],
  ['A2.25', "Servizio per l'adozione nazionale di minori"],
  ['A2.26', "Servizio per l'adozione internazionale di minori"],
  ['A2.27', 'Servizio di mediazione familiare'],
  ['A2.28', 'Interventi di sostegno alla genitorialità'],
  ['A2.29', 'Attività ricreative di socializzazione'],
  ['A2.30', 'Altro (prestazione non soggetta a ISEE)'],
  ['A3.01', 'Strutture semiresidenziali'],
  ['A3.02', 'Strutture residenziali'],
  ['A3.03', 'Asilo Nido'],
  ['A3.04', 'Edilizia residenziale pubblica'],
  ['A3.05', 'Altro (prestazione soggetta a ISEE)'],
  ['A3.06', 'Altro (prestazione non soggetta a ISEE)'],
  ['A4.01', 'Pensione di invalidità civile'],
  ['A4.02', 'Pensione ai non vedenti (assoluti, parziali e decimisti)'],
  ['A4.03', 'Pensione ai non udenti'],
  ['A4.04', 'Assegno mensile'],
  ['A4.05', 'Indennità di accompagnamento'],
  ['A4.06', 'Indennità accompagnamento minori'],
  ['A4.07', 'Indennità di frequenza'],
  ['A4.08', 'Indennità di comunicazione'],
  ['A4.09', 'Pensione sociale'],
  ['A4.10', 'Assegno sociale'],
  ['A4.11', 'Pensione/assegno sociale ex   pensione invalidità civile'],
  ['A4.12', '14° mensilità'],
  ['A4.13', 'Importo aggiuntivo'],
  ['A4.14', 'Maggiorazione mensile pensione'],
  ['A4.15', 'Maggiorazione sociale'],
  ['A4.16', 'Integrazione al minimo'],
  ['A4.17', 'Assegno familiare'],
  ['A4.18', 'Assegno maternità'],
  ['A4.19', 'Assegno al nucleo familiare'],
  ['A4.20', 'Permessi retribuiti Legge 104/92'],
  ['A4.21', 'Congedo straordinario L. 388/2000'],
  ['A4.22', 'Altro'],
  ['A6.01', 'Misure Regionali ad   Integrazione del SIA/REI (redditi non rilevanti ai fini IRPEF)'],
  ['A7.01', 'Reddito di cittadinanza'],
  ['A7.02', 'Pensione di cittadinanza'],
  ['A9.01.01', 'FNA-Disabilità gravissime: assistenza domiciliare'],
  ['A9.01.02', 'FNA-Disabilità gravissime: assistenza domiciliare indiretta'],
  ['A9.01.03', "FNA-Disabilità gravissime: interventi complementari all'assistenza domiciliare"],
  ['A9.02.01', 'FONDO PCD prive del sostegno familiare: percorsi di accompagnamento'],
  ['A9.02.02', 'FONDO PCD prive del sostegno familiare: supporto alla domiciliarità'],
  ['A9.02.03', 'FONDO PCD prive del sostegno familiare: sviluppo competenze'],
  ['A9.02.04', 'FONDO PCD prive del sostegno familiare: permanenza temporanea extra-familiare'],
  [
    'A9.03.01',
    "Contributi economici e integrazioni del reddito familiare stabiliti nell'ambito dei progetti personalizzati SIA/REI",
  ],
  ['A9.04.01', 'Sostegno socio-educativo territoriale o domiciliare, finanziato dal PON Inclusione'],
  ['A9.04.02', "Supporto all'inserimento lavorativo, finanziato dal PON Inclusione"],
  ['A9.04.03', "Interventi per l'integrazione sociale dei soggetti deboli o a rischio, finanziati dal PON Inclusione"],
  ['A9.04.04', 'Servizi di mediazione culturale, finanziati dal PON Inclusione'],
  ['A9.04.05', 'Servizio di mediazione familiare, finanziato dal PON Inclusione'],
  ['A9.04.06', 'Interventi di sostegno alla genitorialità, finanziati dal PON Inclusione.'],
  ['A9.04.07', 'Altri interventi e servizi, finanziati dal PON Inclusione'],
];

/** The codes of a national measure that began or ended: the days are those of `misureNazionali`. */
const MISURE: Readonly<Record<string, string>> = {
  'A1.01': 'ASSEGNO_NUCLEO_COMUNI',
  'A1.04.01': 'REI',
  'A1.04.02': 'REM',
  'A1.06.01': 'BUONI_SPESA_COVID',
  'A7.01': 'RDC',
  'A7.02': 'PDC',
};

const DAL_DECRETO = '2015-03-10';

const FONTE = 'INPS, tipo_categoria_prestazione_siuss 1.0 (2025-05-05)';

/** The days of a code and, for that of a measure, the law that sets them. */
function periodoDi(codice: string): Pick<Voce, 'dal' | 'al' | 'fonte'> {
  const { dal = DAL_DECRETO, al, fonte } = misureNazionali.voce(MISURE[codice] ?? '') ?? {};
  return {
    dal: dal > DAL_DECRETO ? dal : DAL_DECRETO,
    ...(al === undefined ? {} : { al }),
    ...(fonte === undefined ? {} : { fonte: `${FONTE}; ${fonte}` }),
  };
}

export const prestazioni: Vocabolario = vocabolarioDi(
  FONTE,
  VOCI.map(([codice, nome]) => ({ codice, nome, ...periodoDi(codice) })),
);
