-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What the vocabularies and the thresholds begin with, as if each entry had been written on its first day. A test compares
-- them with @ambito/vocabulary, which serves until the first event.

INSERT INTO vocabolario (nome) VALUES
  ('BISOGNI'), ('PRESTAZIONI'), ('MISURE_NAZIONALI'), ('PERCORSI'), ('ATTIVITA'), ('MOTIVI_DIMISSIONE'),
  ('BASI_GIURIDICHE'), ('MOTIVI_RIFIUTO'), ('CANALI'), ('RICHIEDENTI'), ('LINGUE'), ('RELAZIONI_FAMILIARI'),
  ('AREE_UTENZA'), ('ESITI_CONTATTO'), ('ESITI_OBIETTIVO'), ('STATI_TRASMISSIONE'), ('QUALIFICHE'), ('NATURE_ENTE'),
  ('TIPI_COMPETENZA'), ('SESSI'), ('CITTADINANZE'), ('FINALITA_ESPORTAZIONE');

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'BISOGNI', codice, daterange(dal::date, NULL, '[]'), nome, area, NULL,
  coalesce(fonte, 'Ambito, bisogni decodificati all’accesso'), dal::timestamp AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('FAM_GENITORIALITA', 'Sostegno alla genitorialità', 'FAM', '2014-06-25', NULL),
  ('FAM_CONFLITTO', 'Conflitto familiare e separazione', 'FAM', '2014-06-25', NULL),
  ('FAM_TUTELA_MINORE', 'Tutela di un minore', 'FAM', '2014-06-25', NULL),
  ('FAM_AFFIDO', 'Affidamento familiare', 'FAM', '2014-06-25', NULL),
  ('FAM_ADOZIONE', 'Adozione nazionale o internazionale', 'FAM', '2014-06-25', NULL),
  ('FAM_MALTRATTAMENTO', 'Abuso o maltrattamento', 'FAM', '2014-06-25', NULL),
  ('FAM_SCUOLA', 'Dispersione e difficoltà scolastiche', 'FAM', '2014-06-25', NULL),
  ('FAM_CURA_INFANZIA', 'Cura della prima infanzia', 'FAM', '2014-06-25', NULL),
  ('DIS_AUTONOMIA', 'Autonomia personale e vita indipendente', 'DIS', '2014-06-25', NULL),
  ('DIS_ASSISTENZA', 'Assistenza domiciliare a persona con disabilità', 'DIS', '2014-06-25', NULL),
  ('DIS_SCUOLA', 'Inclusione scolastica', 'DIS', '2014-06-25', NULL),
  ('DIS_CENTRO_DIURNO', 'Attività diurne e semiresidenziali', 'DIS', '2014-06-25', NULL),
  ('DIS_DOPO_DI_NOI', 'Dopo di noi', 'DIS', '2014-06-25', NULL),
  ('DIS_SALUTE_MENTALE', 'Disagio psichico', 'DIS', '2014-06-25', NULL),
  ('ADD_SOSTANZE', 'Dipendenza da sostanze o alcol', 'ADD', '2014-06-25', NULL),
  ('ADD_GIOCO', 'Gioco d''azzardo', 'ADD', '2014-06-25', NULL),
  ('ADD_REINSERIMENTO', 'Reinserimento dopo un percorso di cura', 'ADD', '2014-06-25', NULL),
  ('ELD_DOMICILIO', 'Assistenza domiciliare a persona anziana', 'ELD', '2014-06-25', NULL),
  ('ELD_NON_AUTOSUFFICIENZA', 'Non autosufficienza', 'ELD', '2014-06-25', NULL),
  ('ELD_SOLITUDINE', 'Solitudine e isolamento', 'ELD', '2014-06-25', NULL),
  ('ELD_RESIDENZIALE', 'Accoglienza residenziale', 'ELD', '2014-06-25', NULL),
  ('ELD_CAREGIVER', 'Sostegno a chi assiste un familiare', 'ELD', '2014-06-25', NULL),
  ('IMM_DOCUMENTI', 'Documenti e soggiorno', 'IMMNOM', '2014-06-25', NULL),
  ('IMM_MEDIAZIONE', 'Mediazione linguistica e culturale', 'IMMNOM', '2014-06-25', NULL),
  ('IMM_ACCOGLIENZA', 'Accoglienza e integrazione', 'IMMNOM', '2014-06-25', NULL),
  ('POV_REDDITO', 'Insufficienza di reddito', 'POV', '2014-06-25', NULL),
  ('POV_CASA', 'Casa: affitto, sfratto, senza dimora', 'POV', '2014-06-25', NULL),
  ('POV_LAVORO', 'Lavoro e inclusione attiva', 'POV', '2014-06-25', NULL),
  ('POV_ALIMENTI', 'Beni di prima necessità', 'POV', '2014-06-25', NULL),
  ('POV_GIUSTIZIA', 'Reinserimento dopo misure penali', 'POV', '2014-06-25', NULL),
  ('MUL_INFORMAZIONE', 'Informazione sui servizi e su come accedervi', 'MULBEN', '2014-06-25', NULL),
  ('MUL_VIOLENZA', 'Violenza di genere', 'MULBEN', '2014-06-25', NULL),
  ('POV_RESIDENZA_FITTIZIA', 'Residenza fittizia per chi è senza dimora', 'POV', '2022-01-01', 'Piano nazionale degli interventi e dei servizi sociali 2021-2023; L. 1228/1954 art. 2'),
  ('MUL_DIMISSIONE_PROTETTA', 'Dimissione protetta da una struttura sanitaria', 'MULBEN', '2022-01-01', 'L. 234/2021 art. 1 c. 170'),
  ('DIS_PROGETTO_DI_VITA', 'Progetto di vita', 'DIS', '2024-06-30', 'D.Lgs. 62/2024')
) AS v (codice, nome, area, dal, fonte)
ORDER BY dal;

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'PRESTAZIONI', codice, daterange(dal::date, al::date, '[]'), nome, NULL, NULL,
  'INPS, tipo_categoria_prestazione_siuss 1.0 (2025-05-05)', dal::timestamp AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('A1.01', 'Assegno per il nucleo familiare erogato dai comuni', '2015-03-10', '2022-02-28'),
  ('A1.02', 'Assegno Maternità erogato dai Comuni', '2015-03-10', NULL),
  ('A1.03', 'Carta acquisti', '2015-03-10', NULL),
  ('A1.04', 'Contributi economici a integrazione del reddito Familiare', '2015-03-10', NULL),
  ('A1.04.03', 'Misure delle Provincie autonome con finalità analoghe al Reddito di cittadinanza', '2015-03-10', NULL),
  ('A1.05', 'Contributi economici per alloggio', '2015-03-10', NULL),
  ('A1.05.01', 'Contributi economici per affitti erogati dai Comuni', '2015-03-10', NULL),
  ('A1.06', 'Buoni spesa o buoni pasto', '2015-03-10', NULL),
  ('A1.07', 'Contributi e integrazioni a rette per asili nido', '2015-03-10', NULL),
  ('A1.08', 'Contributi e integrazioni a rette per servizi integrativi o innovativi per la prima infanzia', '2015-03-10', NULL),
  ('A1.09', 'Contributi economici per i servizi scolastici', '2015-03-10', NULL),
  ('A1.10', 'Contributi economici per cure o prestazioni sociali a rilevanza sanitaria', '2015-03-10', NULL),
  ('A1.11', 'Assegnazioni economiche per il sostegno della domiciliarità e dell''autonomia personale', '2015-03-10', NULL),
  ('A1.12', 'Contributi e integrazioni a rette per accesso a centri Diurni', '2015-03-10', NULL),
  ('A1.13', 'Contributi e integrazioni a rette per accesso ai servizi semi-residenziali', '2015-03-10', NULL),
  ('A1.14', 'Contributi e integrazioni a rette per accesso a servizi Residenziali', '2015-03-10', NULL),
  ('A1.15', 'Contributi per servizi alla persona', '2015-03-10', NULL),
  ('A1.16', 'Contributi economici per servizio trasporto e mobilità', '2015-03-10', NULL),
  ('A1.17', 'Contributi economici erogati a titolo di prestito/prestiti d''onore', '2015-03-10', NULL),
  ('A1.18', 'Contributi economici per l''inserimento lavorativo', '2015-03-10', NULL),
  ('A1.19', 'Borse di studio', '2015-03-10', NULL),
  ('A1.20', 'Buono vacanze', '2015-03-10', NULL),
  ('A1.21', 'Altro (prestazione soggetta a ISEE)', '2015-03-10', NULL),
  ('A1.22', 'Contributi economici per l''affidamento familiare di minori', '2015-03-10', NULL),
  ('A1.23', 'Contributi economici per l''accoglienza di adulti e anziani', '2015-03-10', NULL),
  ('A1.24', 'Altro (prestazione non soggetta a ISEE)', '2015-03-10', NULL),
  ('A2.01', 'Mensa sociale', '2015-03-10', NULL),
  ('A2.02', 'Sostegno socio-educativo territoriale o domiciliare', '2015-03-10', NULL),
  ('A2.03', 'Prestazioni del diritto allo studio universitario', '2015-03-10', NULL),
  ('A2.04', 'Agevolazioni per tasse universitarie', '2015-03-10', NULL),
  ('A2.05', 'Agevolazioni per i servizi di pubblica utilità (telefono, luce, gas)', '2015-03-10', NULL),
  ('A2.06', 'Agevolazioni tributarie comunali (nettezza urbana, ecc.)', '2015-03-10', NULL),
  ('A2.07', 'Assistenza domiciliare socio-assistenziale', '2015-03-10', NULL),
  ('A2.08', 'A.D.I.-  Assistenza domiciliare integrata con servizi Sanitari', '2015-03-10', NULL),
  ('A2.09', 'Supporto all''inserimento lavorativo', '2015-03-10', NULL),
  ('A2.10', 'Servizi integrativi per la prima infanzia', '2015-03-10', NULL),
  ('A2.11', 'Sostegno socio-educativo scolastico', '2015-03-10', NULL),
  ('A2.12', 'Mensa scolastica', '2015-03-10', NULL),
  ('A2.13', 'Distribuzione pasti e/o lavanderia a domicilio', '2015-03-10', NULL),
  ('A2.14', 'Trasporto sociale', '2015-03-10', NULL),
  ('A2.15', 'Altro (prestazione soggetta a ISEE)', '2015-03-10', NULL),
  ('A2.16', 'Interventi di supporto per reperimento alloggi', '2015-03-10', NULL),
  ('A2.17', 'Interventi per l''integrazione sociale dei soggetti deboli o a rischio', '2015-03-10', NULL),
  ('A2.18', 'Servizio di accoglienza di adulti e anziani', '2015-03-10', NULL),
  ('A2.19', 'Servizi di mediazione culturale', '2015-03-10', NULL),
  ('A2.20', 'Servizi di prossimità/buon vicinato/gruppi di auto-aiuto', '2015-03-10', NULL),
  ('A2.21', 'Telesoccorso e teleassistenza', '2015-03-10', NULL),
  ('A2.22', 'Distribuzione beni di prima necessità (pasti, medicinali, vestiario ecc.)', '2015-03-10', NULL),
  ('A2.23', 'Servizi per l''igiene personale', '2015-03-10', NULL),
  ('A2.24', 'Servizio per l''affidamento dei minori', '2015-03-10', NULL),
  ('A2.25', 'Servizio per l''adozione nazionale di minori', '2015-03-10', NULL),
  ('A2.26', 'Servizio per l''adozione internazionale di minori', '2015-03-10', NULL),
  ('A2.27', 'Servizio di mediazione familiare', '2015-03-10', NULL),
  ('A2.28', 'Interventi di sostegno alla genitorialità', '2015-03-10', NULL),
  ('A2.29', 'Attività ricreative di socializzazione', '2015-03-10', NULL),
  ('A2.30', 'Altro (prestazione non soggetta a ISEE)', '2015-03-10', NULL),
  ('A3.01', 'Strutture semiresidenziali', '2015-03-10', NULL),
  ('A3.02', 'Strutture residenziali', '2015-03-10', NULL),
  ('A3.03', 'Asilo Nido', '2015-03-10', NULL),
  ('A3.04', 'Edilizia residenziale pubblica', '2015-03-10', NULL),
  ('A3.05', 'Altro (prestazione soggetta a ISEE)', '2015-03-10', NULL),
  ('A3.06', 'Altro (prestazione non soggetta a ISEE)', '2015-03-10', NULL),
  ('A4.01', 'Pensione di invalidità civile', '2015-03-10', NULL),
  ('A4.02', 'Pensione ai non vedenti (assoluti, parziali e decimisti)', '2015-03-10', NULL),
  ('A4.03', 'Pensione ai non udenti', '2015-03-10', NULL),
  ('A4.04', 'Assegno mensile', '2015-03-10', NULL),
  ('A4.05', 'Indennità di accompagnamento', '2015-03-10', NULL),
  ('A4.06', 'Indennità accompagnamento minori', '2015-03-10', NULL),
  ('A4.07', 'Indennità di frequenza', '2015-03-10', NULL),
  ('A4.08', 'Indennità di comunicazione', '2015-03-10', NULL),
  ('A4.09', 'Pensione sociale', '2015-03-10', NULL),
  ('A4.10', 'Assegno sociale', '2015-03-10', NULL),
  ('A4.11', 'Pensione/assegno sociale ex   pensione invalidità civile', '2015-03-10', NULL),
  ('A4.12', '14° mensilità', '2015-03-10', NULL),
  ('A4.13', 'Importo aggiuntivo', '2015-03-10', NULL),
  ('A4.14', 'Maggiorazione mensile pensione', '2015-03-10', NULL),
  ('A4.15', 'Maggiorazione sociale', '2015-03-10', NULL),
  ('A4.16', 'Integrazione al minimo', '2015-03-10', NULL),
  ('A4.17', 'Assegno familiare', '2015-03-10', NULL),
  ('A4.18', 'Assegno maternità', '2015-03-10', NULL),
  ('A4.19', 'Assegno al nucleo familiare', '2015-03-10', NULL),
  ('A4.20', 'Permessi retribuiti Legge 104/92', '2015-03-10', NULL),
  ('A4.21', 'Congedo straordinario L. 388/2000', '2015-03-10', NULL),
  ('A4.22', 'Altro', '2015-03-10', NULL),
  ('A6.01', 'Misure Regionali ad   Integrazione del SIA/REI (redditi non rilevanti ai fini IRPEF)', '2015-03-10', NULL),
  ('A9.01.01', 'FNA-Disabilità gravissime: assistenza domiciliare', '2015-03-10', NULL),
  ('A9.01.02', 'FNA-Disabilità gravissime: assistenza domiciliare indiretta', '2015-03-10', NULL),
  ('A9.01.03', 'FNA-Disabilità gravissime: interventi complementari all''assistenza domiciliare', '2015-03-10', NULL),
  ('A9.02.01', 'FONDO PCD prive del sostegno familiare: percorsi di accompagnamento', '2015-03-10', NULL),
  ('A9.02.02', 'FONDO PCD prive del sostegno familiare: supporto alla domiciliarità', '2015-03-10', NULL),
  ('A9.02.03', 'FONDO PCD prive del sostegno familiare: sviluppo competenze', '2015-03-10', NULL),
  ('A9.02.04', 'FONDO PCD prive del sostegno familiare: permanenza temporanea extra-familiare', '2015-03-10', NULL),
  ('A9.03.01', 'Contributi economici e integrazioni del reddito familiare stabiliti nell''ambito dei progetti personalizzati SIA/REI', '2015-03-10', NULL),
  ('A9.04.01', 'Sostegno socio-educativo territoriale o domiciliare, finanziato dal PON Inclusione', '2015-03-10', NULL),
  ('A9.04.02', 'Supporto all''inserimento lavorativo, finanziato dal PON Inclusione', '2015-03-10', NULL),
  ('A9.04.03', 'Interventi per l''integrazione sociale dei soggetti deboli o a rischio, finanziati dal PON Inclusione', '2015-03-10', NULL),
  ('A9.04.04', 'Servizi di mediazione culturale, finanziati dal PON Inclusione', '2015-03-10', NULL),
  ('A9.04.05', 'Servizio di mediazione familiare, finanziato dal PON Inclusione', '2015-03-10', NULL),
  ('A9.04.06', 'Interventi di sostegno alla genitorialità, finanziati dal PON Inclusione.', '2015-03-10', NULL),
  ('A9.04.07', 'Altri interventi e servizi, finanziati dal PON Inclusione', '2015-03-10', NULL),
  ('A1.04.01', 'Reddito di Inclusione', '2018-01-01', '2019-03-31'),
  ('A7.01', 'Reddito di cittadinanza', '2019-03-06', '2023-12-31'),
  ('A7.02', 'Pensione di cittadinanza', '2019-03-06', '2023-12-31'),
  ('A1.06.01', 'Buoni spesa Covid-19 dei comuni', '2020-03-29', '2022-03-31'),
  ('A1.04.02', 'Reddito di Emergenza', '2020-05-19', '2021-09-30')
) AS v (codice, nome, dal, al)
ORDER BY dal;

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'MISURE_NAZIONALI', codice, daterange(dal::date, al::date, '[]'), nome, NULL, NULL,
  fonte, dal::timestamp AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('ASSEGNO_NUCLEO_COMUNI', 'Assegno per il nucleo familiare dei Comuni', '1999-01-01', '2022-02-28', 'L. 448/1998 art. 65; abrogato dal D.Lgs. 230/2021 art. 10'),
  ('ASSEGNO_MATERNITA_COMUNI', 'Assegno di maternità dei Comuni', '1999-07-02', NULL, 'L. 448/1998 art. 66; D.Lgs. 151/2001 art. 74'),
  ('CARTA_ACQUISTI', 'Carta acquisti', '2008-06-25', NULL, 'D.L. 112/2008 art. 81 c. 32'),
  ('REI', 'Reddito di inclusione', '2018-01-01', '2019-03-31', 'D.Lgs. 147/2017; D.L. 4/2019 art. 13 c. 1'),
  ('RDC', 'Reddito di cittadinanza', '2019-03-06', '2023-12-31', 'D.L. 4/2019; L. 197/2022 art. 1 c. 318'),
  ('PDC', 'Pensione di cittadinanza', '2019-03-06', '2023-12-31', 'D.L. 4/2019; L. 197/2022 art. 1 c. 318'),
  ('BUONI_SPESA_COVID', 'Buoni spesa Covid-19 dei Comuni', '2020-03-29', '2022-03-31', 'O.C.D.P.C. 658/2020; fine dello stato di emergenza, D.L. 24/2022 art. 1'),
  ('REM', 'Reddito di emergenza', '2020-05-19', '2021-09-30', 'D.L. 34/2020 art. 82; D.L. 73/2021 art. 36'),
  ('ASSEGNO_UNICO', 'Assegno unico e universale per i figli a carico', '2022-03-01', NULL, 'D.Lgs. 230/2021'),
  ('SFL', 'Supporto per la formazione e il lavoro', '2023-09-01', NULL, 'D.L. 48/2023 art. 12'),
  ('ADI', 'Assegno di inclusione', '2024-01-01', NULL, 'D.L. 48/2023 art. 1')
) AS v (codice, nome, dal, al, fonte)
ORDER BY dal;

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'PERCORSI', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 5 b, g, h', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('AIUTO_INDIVIDUALE', 'Aiuto alla persona'),
  ('AIUTO_FAMILIARE', 'Aiuto alla famiglia'),
  ('AIUTO_DI_GRUPPO', 'Aiuto a un gruppo'),
  ('SOSTEGNO_PSICOLOGICO', 'Consulenza e sostegno psicologico per genitori e figli'),
  ('ADOZIONE_NAZIONALE', 'Adozione nazionale'),
  ('ADOZIONE_INTERNAZIONALE', 'Adozione internazionale'),
  ('AFFIDAMENTO_FAMILIARE', 'Affidamento familiare'),
  ('ABUSO_MALTRATTAMENTO', 'Abuso e maltrattamento'),
  ('MEDIAZIONE_FAMILIARE', 'Mediazione familiare'),
  ('EDUCATIVA_TERRITORIALE', 'Educativa territoriale')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'ATTIVITA', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 5 b, p, q', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('COLLOQUIO', 'Colloquio'),
  ('VISITA_DOMICILIARE', 'Visita domiciliare'),
  ('TELEFONATA', 'Telefonata'),
  ('RIUNIONE_DI_RETE', 'Riunione con gli altri servizi'),
  ('RELAZIONE', 'Relazione scritta')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'MOTIVI_DIMISSIONE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'INPS, SINBA, MotivazioneChiusuraCarico, generalizzata', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('OBIETTIVI_RAGGIUNTI', 'Conclusione per risoluzione del bisogno'),
  ('TRASFERIMENTO_ALTRO_AMBITO', 'Passaggio ad altro Ambito della Regione'),
  ('TRASFERIMENTO_ALTRA_REGIONE', 'Passaggio ad altra Regione'),
  ('PASSAGGIO_SERVIZIO_SANITARIO', 'Passaggio a un servizio sanitario'),
  ('ISTITUZIONALIZZAZIONE', 'Inserimento stabile in struttura'),
  ('MAGGIORE_ETA', 'Raggiungimento della maggiore età'),
  ('RINUNCIA', 'Rinuncia della persona o della famiglia'),
  ('RIMPATRIO', 'Rimpatrio'),
  ('IRREPERIBILITA', 'Irreperibilità'),
  ('DECESSO', 'Decesso'),
  ('ALTRO', 'Altro motivo')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'BASI_GIURIDICHE', codice, daterange(dal::date, NULL, '[]'), nome, NULL, natura,
  'Ambito, basi giuridiche di una trasmissione', dal::timestamp AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('MINORE_IN_ABBANDONO', 'Segnalazione di un minore in situazione di abbandono (L. 184/1983, art. 9 c. 1)', 'OBBLIGATORIA', '2014-06-25'),
  ('REATO', 'Denuncia di un reato perseguibile d''ufficio (c.p.p., art. 331)', 'OBBLIGATORIA', '2014-06-25'),
  ('ORDINE_DEL_GIUDICE', 'Richiesta o provvedimento dell''autorità giudiziaria', 'OBBLIGATORIA', '2014-06-25'),
  ('CONSENSO', 'Consenso della persona (Reg. UE 2016/679, art. 6 par. 1 a e art. 9 par. 2 a)', 'CONSENSO', '2018-05-25'),
  ('ASSISTENZA', 'Assistenza sanitaria o sociale (Reg. UE 2016/679, art. 9 par. 2 h)', NULL, '2018-05-25'),
  ('INTERESSE_VITALE', 'Interesse vitale della persona (Reg. UE 2016/679, art. 9 par. 2 c)', NULL, '2018-05-25'),
  ('INTERESSE_PUBBLICO', 'Compito di interesse pubblico rilevante (Reg. UE 2016/679, art. 6 par. 1 e e art. 9 par. 2 g; D.Lgs. 196/2003, art. 2-sexies)', NULL, '2018-09-19')
) AS v (codice, nome, natura, dal)
ORDER BY dal;

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'MOTIVI_RIFIUTO', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Ambito, rifiuto di una trasmissione', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('NON_COMPETENTE', 'Non è di sua competenza'),
  ('SENZA_POSTI', 'Non ha posti o risorse'),
  ('SENZA_REQUISITI', 'La persona non ha i requisiti'),
  ('GIA_SEGUITA', 'La persona è già seguita'),
  ('RINUNCIA', 'La persona ha rinunciato'),
  ('ALTRO', 'Altro motivo')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'CANALI', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, natura,
  'SISO (Regione Umbria), modalità di accesso', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('DI_PERSONA', 'Di persona', 'IN_SEDE'),
  ('TELEFONO', 'Telefono', 'A_VOCE'),
  ('EMAIL', 'Posta elettronica', NULL),
  ('DOMICILIO', 'Rilevato a domicilio', 'A_VOCE'),
  ('SEGNALAZIONE_SCRITTA', 'Segnalazione scritta', NULL),
  ('ALTRO_A_DISTANZA', 'Altra modalità a distanza', NULL)
) AS v (codice, nome, natura);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'RICHIEDENTI', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'SISO (Regione Umbria), interlocutore', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('UTENTE', 'La persona interessata'),
  ('PARENTE_O_CONOSCENTE', 'Parente o conoscente'),
  ('ORGANIZZAZIONE', 'Organizzazione'),
  ('ISTITUZIONE', 'Istituzione'),
  ('AUTORITA_GIUDIZIARIA', 'Autorità giudiziaria'),
  ('ALTRO', 'Altro soggetto')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'LINGUE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'ISO 639-1; nomi: Unicode CLDR', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('aa', 'Afar'),
  ('ab', 'Abcaso'),
  ('ae', 'Avestan'),
  ('af', 'Afrikaans'),
  ('ak', 'Akan'),
  ('am', 'Amarico'),
  ('an', 'Aragonese'),
  ('ar', 'Arabo'),
  ('as', 'Assamese'),
  ('av', 'Avaro'),
  ('ay', 'Aymara'),
  ('az', 'Azerbaigiano'),
  ('ba', 'Baschiro'),
  ('be', 'Bielorusso'),
  ('bg', 'Bulgaro'),
  ('bi', 'Bislama'),
  ('bm', 'Bambara'),
  ('bn', 'Bengalese'),
  ('bo', 'Tibetano'),
  ('br', 'Bretone'),
  ('bs', 'Bosniaco'),
  ('ca', 'Catalano'),
  ('ce', 'Ceceno'),
  ('ch', 'Chamorro'),
  ('co', 'Corso'),
  ('cr', 'Cree'),
  ('cs', 'Ceco'),
  ('cu', 'Slavo ecclesiastico'),
  ('cv', 'Ciuvascio'),
  ('cy', 'Gallese'),
  ('da', 'Danese'),
  ('de', 'Tedesco'),
  ('dv', 'Divehi'),
  ('dz', 'Dzongkha'),
  ('ee', 'Ewe'),
  ('el', 'Greco'),
  ('en', 'Inglese'),
  ('eo', 'Esperanto'),
  ('es', 'Spagnolo'),
  ('et', 'Estone'),
  ('eu', 'Basco'),
  ('fa', 'Persiano'),
  ('ff', 'Fulah'),
  ('fi', 'Finlandese'),
  ('fj', 'Figiano'),
  ('fo', 'Faroese'),
  ('fr', 'Francese'),
  ('fy', 'Frisone occidentale'),
  ('ga', 'Irlandese'),
  ('gd', 'Gaelico scozzese'),
  ('gl', 'Galiziano'),
  ('gn', 'Guaraní'),
  ('gu', 'Gujarati'),
  ('gv', 'Mannese'),
  ('ha', 'Hausa'),
  ('he', 'Ebraico'),
  ('hi', 'Hindi'),
  ('ho', 'Hiri motu'),
  ('hr', 'Croato'),
  ('ht', 'Creolo haitiano'),
  ('hu', 'Ungherese'),
  ('hy', 'Armeno'),
  ('hz', 'Herero'),
  ('ia', 'Interlingua'),
  ('id', 'Indonesiano'),
  ('ie', 'Interlingue'),
  ('ig', 'Igbo'),
  ('ii', 'Sichuan yi'),
  ('ik', 'Inupiak'),
  ('io', 'Ido'),
  ('is', 'Islandese'),
  ('it', 'Italiano'),
  ('iu', 'Inuktitut'),
  ('ja', 'Giapponese'),
  ('jv', 'Giavanese'),
  ('ka', 'Georgiano'),
  ('kg', 'Kongo'),
  ('ki', 'Kikuyu'),
  ('kj', 'Kuanyama'),
  ('kk', 'Kazako'),
  ('kl', 'Groenlandese'),
  ('km', 'Khmer'),
  ('kn', 'Kannada'),
  ('ko', 'Coreano'),
  ('kr', 'Kanuri'),
  ('ks', 'Kashmiri'),
  ('ku', 'Curdo'),
  ('kv', 'Komi'),
  ('kw', 'Cornico'),
  ('ky', 'Kirghiso'),
  ('la', 'Latino'),
  ('lb', 'Lussemburghese'),
  ('lg', 'Ganda'),
  ('li', 'Limburghese'),
  ('ln', 'Lingala'),
  ('lo', 'Lao'),
  ('lt', 'Lituano'),
  ('lu', 'Luba-katanga'),
  ('lv', 'Lettone'),
  ('mg', 'Malgascio'),
  ('mh', 'Marshallese'),
  ('mi', 'Maori'),
  ('mk', 'Macedone'),
  ('ml', 'Malayalam'),
  ('mn', 'Mongolo'),
  ('mr', 'Marathi'),
  ('ms', 'Malese'),
  ('mt', 'Maltese'),
  ('my', 'Birmano'),
  ('na', 'Nauru'),
  ('nb', 'Norvegese bokmål'),
  ('nd', 'Ndebele del nord'),
  ('ne', 'Nepalese'),
  ('ng', 'Ndonga'),
  ('nl', 'Olandese'),
  ('nn', 'Norvegese nynorsk'),
  ('no', 'Norvegese'),
  ('nr', 'Ndebele del sud'),
  ('nv', 'Navajo'),
  ('ny', 'Nyanja'),
  ('oc', 'Occitano'),
  ('oj', 'Ojibwa'),
  ('om', 'Oromo'),
  ('or', 'Odia'),
  ('os', 'Ossetico'),
  ('pa', 'Punjabi'),
  ('pi', 'Pali'),
  ('pl', 'Polacco'),
  ('ps', 'Pashto'),
  ('pt', 'Portoghese'),
  ('qu', 'Quechua'),
  ('rm', 'Romancio'),
  ('rn', 'Rundi'),
  ('ro', 'Rumeno'),
  ('ru', 'Russo'),
  ('rw', 'Kinyarwanda'),
  ('sa', 'Sanscrito'),
  ('sc', 'Sardo'),
  ('sd', 'Sindhi'),
  ('se', 'Sami del nord'),
  ('sg', 'Sango'),
  ('si', 'Singalese'),
  ('sk', 'Slovacco'),
  ('sl', 'Sloveno'),
  ('sm', 'Samoano'),
  ('sn', 'Shona'),
  ('so', 'Somalo'),
  ('sq', 'Albanese'),
  ('sr', 'Serbo'),
  ('ss', 'Swati'),
  ('st', 'Sotho del sud'),
  ('su', 'Sundanese'),
  ('sv', 'Svedese'),
  ('sw', 'Swahili'),
  ('ta', 'Tamil'),
  ('te', 'Telugu'),
  ('tg', 'Tagico'),
  ('th', 'Thailandese'),
  ('ti', 'Tigrino'),
  ('tk', 'Turcomanno'),
  ('tl', 'Filippino'),
  ('tn', 'Tswana'),
  ('to', 'Tongano'),
  ('tr', 'Turco'),
  ('ts', 'Tsonga'),
  ('tt', 'Tataro'),
  ('tw', 'Akan'),
  ('ty', 'Taitiano'),
  ('ug', 'Uiguro'),
  ('uk', 'Ucraino'),
  ('ur', 'Urdu'),
  ('uz', 'Uzbeco'),
  ('ve', 'Venda'),
  ('vi', 'Vietnamita'),
  ('vo', 'Volapük'),
  ('wa', 'Vallone'),
  ('wo', 'Wolof'),
  ('xh', 'Xhosa'),
  ('yi', 'Yiddish'),
  ('yo', 'Yoruba'),
  ('za', 'Zhuang'),
  ('zh', 'Cinese'),
  ('zu', 'Zulu')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'RELAZIONI_FAMILIARI', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Ambito, su INPS, SINBA, ComposizioneFamiglia, e codice civile', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('CONIUGE', 'Coniuge'),
  ('UNITO_CIVILMENTE', 'Parte di un’unione civile'),
  ('CONVIVENTE', 'Convivente di fatto'),
  ('MADRE', 'Madre'),
  ('PADRE', 'Padre'),
  ('FIGLIO', 'Figlio o figlia'),
  ('FRATELLO_SORELLA', 'Fratello o sorella'),
  ('NONNO', 'Nonno o nonna'),
  ('NIPOTE', 'Nipote'),
  ('ALTRO_PARENTE', 'Altro parente'),
  ('AFFINE', 'Affine: suocero, genero, nuora, cognato'),
  ('COMPAGNO_DEL_GENITORE', 'Compagno o compagna del genitore'),
  ('AFFIDATARIO', 'Affidatario'),
  ('TUTORE', 'Tutore'),
  ('CURATORE', 'Curatore'),
  ('AMMINISTRATORE_DI_SOSTEGNO', 'Amministratore di sostegno'),
  ('ASSISTENTE_FAMILIARE', 'Assistente familiare'),
  ('ALTRO', 'Altro')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'AREE_UTENZA', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'ISTAT, Interventi e servizi sociali dei Comuni singoli o associati', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('FAM', 'Famiglia e minori'),
  ('DIS', 'Disabili'),
  ('ADD', 'Dipendenze'),
  ('ELD', 'Anziani'),
  ('IMMNOM', 'Immigrati, Rom, Sinti e Caminanti'),
  ('POV', 'Povertà, disagio adulti e senza dimora'),
  ('MULBEN', 'Multiutenza')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'ESITI_CONTATTO', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 4 e c. 8', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('INFORMAZIONE', 'Informazione'),
  ('ORIENTAMENTO', 'Orientamento a una prestazione'),
  ('APPUNTAMENTO', 'Appuntamento'),
  ('TRASMISSIONE', 'Trasmissione al servizio competente'),
  ('RICHIESTA_PRESA_IN_CARICO', 'Richiesta di presa in carico'),
  ('PRONTO_INTERVENTO', 'Pronto intervento')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'ESITI_OBIETTIVO', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 3 d', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('RAGGIUNTO', 'Raggiunto'),
  ('PARZIALE', 'Raggiunto in parte'),
  ('NON_RAGGIUNTO', 'Non raggiunto')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'STATI_TRASMISSIONE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 8 e', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('TRASMESSA', 'Trasmessa all''ente competente'),
  ('PRESA_VISIONE', 'L''ente ne ha preso visione'),
  ('ACCOLTA', 'L''ente l''ha accolta'),
  ('RIFIUTATA', 'L''ente l''ha rifiutata, con motivo'),
  ('REVOCATA', 'Revocata da chi l''ha trasmessa, prima dell''esito')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'QUALIFICHE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 4 e 8', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('ASSISTENTE_SOCIALE', 'Assistente sociale iscritto all''albo'),
  ('SEGRETARIATO', 'Operatore del Segretariato Sociale'),
  ('COORDINATORE', 'Coordinatore dell''Ufficio di Piano')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'NATURE_ENTE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 5 f e o', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('DISTRETTO_SANITARIO', 'Distretto sanitario di un''ASL'),
  ('ENTE_LOCALE', 'Comune, Ambito, Provincia o altro ente locale'),
  ('TERZO_SETTORE', 'Ente del Terzo settore'),
  ('PRIVATO', 'Soggetto privato, come una struttura accreditata'),
  ('SCUOLA', 'Istituzione scolastica'),
  ('AUTORITA_GIUDIZIARIA', 'Tribunale, Procura'),
  ('UEPE', 'Ufficio di esecuzione penale esterna'),
  ('USSM', 'Ufficio di servizio sociale per i minorenni'),
  ('ALTRO', 'Altro ente')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'TIPI_COMPETENZA', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Regolamento, art. 2 c. 8 e', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('SOCIALE', 'Al servizio sociale'),
  ('SANITARIA', 'Al servizio sanitario'),
  ('SOCIOSANITARIA', 'A entrambi, integrati')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'SESSI', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Ambito', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('F', 'Femmina'),
  ('M', 'Maschio'),
  ('NON_NOTO', 'Non noto')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'CITTADINANZE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Ambito', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('ITALIANA', 'Italiana'),
  ('UE', 'Di un altro Paese dell''Unione europea'),
  ('NON_UE', 'Di un Paese fuori dall''Unione europea'),
  ('APOLIDE', 'Apolide'),
  ('NON_NOTA', 'Non nota')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, natura, fonte, registrata_il)
SELECT 'FINALITA_ESPORTAZIONE', codice, daterange(date '2014-06-25', NULL, '[]'), nome, NULL, NULL,
  'Ambito', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('RENDICONTAZIONE', 'Rendicontazione'),
  ('PROGRAMMAZIONE', 'Programmazione dei servizi'),
  ('CONTROLLO_INTERNO', 'Controllo interno'),
  ('RICHIESTA_DI_AUTORITA', 'Richiesta di un''autorità'),
  ('RICHIESTA_DELL_INTERESSATO', 'Richiesta dell''interessato')
) AS v (codice, nome);

-- The programs distinguish the codes of these lists.
UPDATE vocabolario SET caricabile = false
WHERE nome IN ('AREE_UTENZA', 'ESITI_CONTATTO', 'ESITI_OBIETTIVO', 'STATI_TRASMISSIONE', 'QUALIFICHE',
  'NATURE_ENTE', 'TIPI_COMPETENZA', 'SESSI', 'CITTADINANZE', 'FINALITA_ESPORTAZIONE');

INSERT INTO soglia (nome) VALUES
  ('RESIDENTI_PER_OPERATORE'),
  ('ORE_SETTIMANALI_SEDE'),
  ('LEPS_MINIMO'),
  ('LEPS_OBIETTIVO'),
  ('LEPS_MASSIMO'),
  ('LEPS_CONTRIBUTO_OBIETTIVO'),
  ('LEPS_CONTRIBUTO_MASSIMO'),
  ('GIORNI_RISPOSTA_CONTRIBUTO'),
  ('PERSONE_PER_CELLA');

INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il)
SELECT nome, dal, valore, fonte, dal::timestamp AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('RESIDENTI_PER_OPERATORE', date '2007-10-23', 10000, 'L.R. Campania 11/2007 art. 10 c. 2 p. 5; Regolamento art. 4 c. 1'),
  ('ORE_SETTIMANALI_SEDE', date '2014-06-25', 4, 'Regolamento art. 5 c. 4'),
  ('LEPS_MINIMO', date '2021-01-01', 6500, 'L. 178/2020 art. 1 c. 797'),
  ('LEPS_OBIETTIVO', date '2021-01-01', 5000, 'L. 178/2020 art. 1 c. 797'),
  ('LEPS_MASSIMO', date '2021-01-01', 4000, 'L. 178/2020 art. 1 c. 797'),
  ('LEPS_CONTRIBUTO_OBIETTIVO', date '2021-01-01', 40000, 'L. 178/2020 art. 1 c. 797 a'),
  ('LEPS_CONTRIBUTO_MASSIMO', date '2021-01-01', 20000, 'L. 178/2020 art. 1 c. 797 b'),
  ('GIORNI_RISPOSTA_CONTRIBUTO', date '2009-07-04', 30, 'L. 241/1990 art. 2 c. 2'),
  ('PERSONE_PER_CELLA', date '2004-01-01', 3, 'D.Lgs. 196/2003, all. A.3 art. 4'),
  ('PERSONE_PER_CELLA', date '2019-01-14', 3, 'Regole deontologiche Sistan, G.U. 14/1/2019, All. 1 art. 5')
) AS s (nome, dal, valore, fonte);
