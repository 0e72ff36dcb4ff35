// SPDX-License-Identifier: AGPL-3.0-or-later
/** The Regolamento of Ambito A04, a public act, as [number, heading, lines]. The day from which the demonstration has it in force is the demonstration's own. */
const TESTO: readonly (readonly [numero: string, rubrica: string, righe: readonly string[]])[] = [
  [
    '1',
    'Oggetto del Regolamento',
    [
      '1. Il presente Regolamento disciplina le funzioni, l’organizzazione, la composizione e il legame con il sistema dei servizi territoriali del Servizio Sociale Professionale e del Segretariato Sociale, secondo quanto previsto dal Piano di Zona e dalla Convenzione sottoscritta il 25 giugno 2014 tra i Comuni appartenenti all’Ambito Territoriale A4 per l’esercizio associato delle funzioni e delle modalità di gestione degli interventi e dei servizi sociali previsti nel Piano di Zona, ai sensi e per gli effetti della legge 8 novembre 2000, n. 328 e della legge regionale n. 11/2007 e ss.mm.ii..',
    ],
  ],
  [
    '2',
    'Funzioni del Servizio Sociale Professionale e del Segretariato Sociale',
    [
      '1. Il Servizio Sociale Professionale e il Segretariato Sociale, sono servizi strumentali del Piano di Zona e dell’Ufficio di Piano. Si caratterizzano come luoghi dell’accoglienza del cittadino e delle sue problematiche complesse, nonché strumento fondamentale per il monitoraggio e la valutazione dei servizi/interventi sociali.',
      '2. Al Servizio Sociale Professionale spetta la presa in carico dell’utente e la responsabilità del progetto individualizzato del singolo caso. L’Assistente Sociale, quale case manager, è la figura professionale in grado di assumersi la responsabilità istituzionale del progetto individualizzato da realizzare insieme all’utente, alla sua famiglia ed altri servizi o enti coinvolti.',
      '3. I Comuni associati con l’approvazione del presente Regolamento formalizzano il ruolo e la responsabilità istituzionale del mandato da affidare agli Assistenti Sociali assegnati dall’Ambito Territoriale, fermo restando la responsabilità gestionale e amministrativa. Rientrano nella responsabilità istituzionale degli Assistenti Sociali:',
      'a. la presa in carico degli utenti,',
      'b. la partecipazione all’Unità di Valutazione Integrata,',
      'c. l’elaborazione del progetto personalizzato,',
      'd. la valutazione del percorso e le scelte di dismissione.',
      '4. Il Servizio Sociale Professionale è finalizzato ad assicurare le prestazioni necessarie a ridurre o a rimuovere situazioni problematiche o di bisogno sociale dei cittadini. Compatibilmente con la programmazione territoriale e della relativa disponibilità finanziaria, agisce per la prevenzione e la presa in carico con interventi immediati in tutte le situazioni di disagio, emarginazione ed esclusione sociale.',
      '5. Il Servizio Sociale Professionale, in attuazione della programmazione del Piano di Zona dell’Ambito Territoriale A04, e in adempimento delle eventuali ulteriori competenze attribuite dal Coordinamento Istituzionale, tenuto conto delle direttive amministrativo-gestionali del Responsabile dell’Ufficio di Piano svolge azioni di:',
      'a. valorizzazione della centralità delle persone e della loro capacità di scelta ed autodeterminazione, attraverso il superamento di logiche assistenzialistiche e promuovendo le responsabilità del singolo soggetto e/o del nucleo familiare;',
      'b. attività di aiuto ai singoli, ai gruppi, alle famiglie per lo sviluppo delle capacità atte ad affrontare, gestire e risolvere i problemi;',
      'c. partecipazione, d’intesa con l’Ufficio di Piano, alle attività di programmazione, organizzazione e valutazione degli interventi e dei servizi sociali;',
      'd. accompagnamento, monitoraggio e valutazione, dei servizi del sistema integrato di Ambito;',
      'e. presa in carico dei casi e predisposizione di progetti di intervento personalizzati, in ragione delle competenze di Ambito, d’intesa con gli altri attori coinvolti, e tenuto conto delle eventuali disposizioni di organi giudiziari, in particolar modo con il Tribunale per i Minori e con la Procura Minorile;',
      'f. realizzazione di forme di cooperazione tecnica ed integrazione con altri attori sociali, pubblici e privati;',
      'g. strutturazione di percorsi di consulenza e sostegno psicologico per genitori e figli e definizione di piani individualizzati di intervento;',
      'h. attivazioni di percorsi di orientamento, valutazione e sostegno nell’ambito dell’Adozione Nazionale ed Internazionale, dell’Affidamento Familiare, dell’Abuso e del Maltrattamento, della Mediazione Familiare, dell’Educativa Territoriale;',
      'i. rilevazione, monitoraggio, analisi e valutazione di nuovi bisogni;',
      'j. procedure amministrative con particolare riguardo alla normativa relativa alle materie oggetto dell’incarico;',
      'k. conoscenza ed approfondimento attraverso analisi, studi e ricerche dei bisogni e problemi sociali, della domanda effettiva di prestazioni di interventi, delle risorse disponibili, reali e potenziali, e monitoraggio dell’efficacia e dell’efficienza dei Servizi;',
      'l. partecipazione alle Unità di Valutazione Integrata dei bisogni, ai fini dell’integrazione socio- sanitaria, all’Equipe di Valutazione Integrata in collaborazione con Uffici Periferici del Ministero della Giustizia e ad eventuali nuove Unità di Valutazione Multidimensionale/Multidisciplinare;',
      'm. partecipazione ed organizzazione, anche in collaborazione con enti pubblici e privati, di attività di',
      'n. aggiornamento e formazione per gli operatori dei servizi sociali e socio-sanitari;',
      'o. collaborazione con le risorse territoriali del Terzo Settore per l’attivazione di interventi coordinati.',
      'p. realizzazione, infine, ogni altra attività professionale funzionale alla realizzazione degli interventi',
      'q. e servizi sociali previsti dal Piano di Zona.',
      '6. Il Segretariato Sociale fornisce al cittadino notizie pertinenti sulla reale situazione locale e generale in fatto di risorse e sulla prassi per accedervi. Aiuta la corretta utilizzazione di esse e contribuisce alla programmazione dei Servizi Sociali.',
      '7. Il Segretariato Sociale è un servizio complesso in virtù delle specificità territoriali ed è caratterizzato dalla facile accessibilità per i cittadini. Per la sua alta prossimità al cittadino il Segretariato è organicamente e funzionalmente collegato con i Servizi Sociali Professionali.',
      '8. Il Segretariato sociale ha funzioni di:',
      'a. ascolto, orientamento, accompagnamento, filtro, osservazione e monitoraggio dei problemi e dei bisogni-connessi alle singole domande degli utenti;',
      'b. collaborazione al sistema di monitoraggio dell’offerta dei servizi (Sistema Informativo Sociale) nelle forme e nei modi previsti dall’Ambito Territoriale o da altri soggetti istituzionali titolati;',
      'c. partecipazione al sistema di controllo e vigilanza sui servizi erogati con verifiche dell’efficacia, dell’efficienza e dell’economicità;',
      'd. assicurazione della trasparenza e della fiducia nei rapporti tra cittadino e servizi;',
      'e. Porta unica di accesso (PUA), intesa quale funzione esercitata sia dal Segretariato sociale per i Comuni sia dai Distretti Sanitari per le ASL, con compiti di informazione, decodifica dei bisogni, orientamento, trasmissione delle richieste ai servizi competenti (sociali, sanitari e sociosanitari).',
    ],
  ],
  [
    '3',
    'Principi generali di organizzazione del Servizio Sociale Professionale di Ambito',
    [
      '1. Il Servizio Sociale Professionale e il Segretariato Sociale di Ambito:',
      'a. svolgono la propria attività finalizzata alla realizzazione degli obiettivi e degli interventi previsti dal Piano Sociale di Zona;',
      'b. operano nel rispetto dei principi, universalmente riconosciuti, della dignità di tutte le persone e dei principi definiti dal Codice Deontologico delle figure professionali previste;',
      'c. coordinano la propria attività con altri interventi professionali allo scopo di pervenire alla definizione dei problemi sociali dell’utente o della famiglia e alla formulazione di proposte e progetti per i percorsi risolutivi delle criticità, attivando le risorse che possono concorrere alla rimozione degli ostacoli;',
      'd. attraverso l’articolazione territoriale favoriscono i cittadini nell’accesso ai servizi sociali e sociosanitari dell’Ambito, promuovono e sostengono i processi di maturazione sociale e civica, favoriscono i percorsi di crescita anche collettivi che sviluppino sinergia e aiutino singoli e gruppi in situazioni di svantaggio;',
      'e. operano in collaborazione con soggetti pubblici e privati per la realizzazione di obiettivi ed azioni comuni che rispondano in maniera articolata, integrata e differenziata ai bisogni emergenti in un sistema di rete di servizi;',
      'f. svolgono uno specifico ruolo nei processi di pianificazione, attraverso la raccolta dei dati relativi al sistema di offerta dei servizi territoriali ed ai bisogni rilevati, e nel coordinamento tecnico della',
      'g. rete dei servizi sociali e socio-sanitari.',
    ],
  ],
  [
    '4',
    'Composizione del Servizio Sociale Professionale e del Segretariato Sociale',
    [
      '1. Il Servizio Sociale Professionale è costituito dagli Assistenti Sociali che svolgono anche le funzioni previste dal Segretariato Sociale. Così come previsto dall’art. 10 comma 2 punto 5) della Legge Regionale 11/2007 va garantito il rapporto numerico minimo tra Assistenti Sociali e cittadini residenti pari ad 1 operatore ogni 10.000 abitanti.',
      '2. Ai fini dell’applicazione del presente Regolamento si assumono le seguenti definizioni:',
      'a. Segretariato Sociale Professionale: servizio essenziale individuato tra i livelli essenziali di assistenza (LIVEAS) dal Piano Sociale Regionale, con funzioni di sportello unico di accesso ai servizi e Porta Unitaria di Accesso (PUA) al sistema integrato socio-sanitario. È un servizio gratuito rivolto a tutti i cittadini, alle istituzioni e alla comunità locale nel suo complesso, per l’accesso ai servizi, per la gestione di informazioni in entrata e in uscita.',
      'b. Coordinatore del Segretariato Sociale Professionale dell’Ambito A04: è il Coordinatore dell’Ufficio di Piano dell’Ambito Territoriale A04.',
    ],
  ],
  [
    '5',
    'Sedi e orari del servizio',
    [
      '1. Il Servizio Sociale Professionale – Segretariato Sociale deve essere garantito nelle sedi messe a disposizione da tutti i Comuni associati, nella misura massima di una sede per ciascuno dei Comuni.',
      '2. Ciascun Comune individua una sede adeguata ed attrezzata atta a garantire il buon funzionamento del servizio. Ciascuna sede dovrà garantire i seguenti standard minimi:',
      'a. ambienti riservati per attività di ascolto e per i colloqui con l’utenza;',
      'b. dotazione informatica composta da un PC con stampante collegato alla rete internet;',
      'c. connessione alla rete telefonica.',
      '3. Gli orari di apertura per ciascuna sede del Servizio Sociale Professionale – Segretariato Sociale sono, di norma, in orari di ufficio dal lunedì al venerdì e possono tener conto di eventuali specifiche esigenze territoriali dell’utenza e delle amministrazioni ospitanti.',
      '4. Gli orari di apertura per ciascuna sede, fermo restando quanto previsto al comma 3, garantiscono la possibilità di accesso al servizio per almeno 4 ore settimanali. Resta ferma la possibilità per i cittadini dell’ambito di rivolgersi al Servizio Sociale Professionale – Segretariato Sociale anche in sedi dell’Ambito Territoriale A4 diverse da quella del proprio Comune di residenza.',
      '5. Per specifiche esigenze o motivi di urgenza i servizi potranno osservare aperture straordinarie, autorizzate dal Coordinatore dell’Ufficio di Piano.',
    ],
  ],
  [
    '6',
    'Risorse strumentali e finanziarie',
    [
      '1. Nelle forme e con le modalità stabilite nel Piano di Zona, oltre che nelle deliberazioni del Coordinamento Istituzionale, vengono assicurate le risorse strumentali e finanziarie occorrenti per il funzionamento del Servizio Sociale Professionale - Segretariato Sociale.',
      '2. Nei limiti di quanto richiamato al comma 1 e della misura di cui all’art. 4, il Coordinatore dell’Ufficio di Piano provvede alla complessiva organizzazione del Servizio Sociale Professionale - Segretariato Sociale, compresa la definizione degli orari del servizio per ciascuna delle sedi.',
    ],
  ],
  [
    '7',
    'Coordinatore del Servizio Sociale Professionale di Ambito',
    [
      '1. Il Coordinatore dell’Ufficio di Piano sovraintende le attività del Servizio Sociale Professionale e del Segretariato Sociale, nonché adotta tutte le azioni necessarie per il buon funzionamento dei Servizi stessi.',
      '2. Il Coordinatore cura, sotto il profilo tecnico, l’attuazione degli obiettivi previsti dal Piano di Zona, nel rispetto delle direttive del Coordinamento Istituzionale.',
    ],
  ],
  [
    '8',
    'Responsabilità giuridiche',
    [
      '1. Gli operatori sono tenuti al rispetto delle norme previste nel presente Regolamento, nel Disciplinare d’incarico sottoscritto con il Comune capofila, nei Codici Civile e Penale, nelle leggi vigenti in materia socio-assistenziale e nei Codici Deontologici ove presenti.',
    ],
  ],
  [
    '9',
    'Rinvio',
    [
      '1. Per quanto non previsto nel presente Regolamento, si rimanda alla Convenzione tra i Comuni appartenenti all’Ambito Territoriale A4 per l’esercizio associato delle funzioni e delle modalità di gestione degli interventi e dei servizi sociali previsti nel Piano di Zona, nonché dal quadro normativo vigente in materia.',
    ],
  ],
  ['10', 'Entrata in vigore', ['1. Il presente regolamento entra in vigore dalla data della sua approvazione.']],
  [
    '11',
    'Modifiche al Regolamento',
    [
      '1. Il presente Regolamento si uniforma automaticamente ad eventuali disposizioni emanate dalla Regione, dallo Stato e/o dalla Comunità Europea.',
      '2. Eventuali modifiche al presente Regolamento proposte dal Coordinamento Istituzionale devono essere approvate all’unanimità da tutti i Comuni associati.',
    ],
  ],
];

export const REGOLAMENTO_A04 = {
  approvatoIl: '2015-03-02',
  atto: 'Deliberazione dimostrativa del Coordinamento Istituzionale del 2 marzo 2015',
  articoli: TESTO.map(([numero, rubrica, righe]) => ({ numero, rubrica, testo: righe.join('\n') })),
};
