-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What the vocabularies and the thresholds begin with, as if each entry had been written on its first day. A test compares
-- them with @ambito/vocabulary, which serves until the first event.

INSERT INTO vocabolario (nome) VALUES
  ('BISOGNI'), ('PRESTAZIONI'), ('PERCORSI'), ('ATTIVITA'), ('MOTIVI_DIMISSIONE'), ('CANALI'), ('RICHIEDENTI');

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'BISOGNI', codice, daterange('2014-06-25', NULL, '[]'), nome, area,
  'Ambito, bisogni decodificati all’accesso', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('FAM_GENITORIALITA', 'Sostegno alla genitorialità', 'FAM'),
  ('FAM_CONFLITTO', 'Conflitto familiare e separazione', 'FAM'),
  ('FAM_TUTELA_MINORE', 'Tutela di un minore', 'FAM'),
  ('FAM_AFFIDO', 'Affidamento familiare', 'FAM'),
  ('FAM_ADOZIONE', 'Adozione nazionale o internazionale', 'FAM'),
  ('FAM_MALTRATTAMENTO', 'Abuso o maltrattamento', 'FAM'),
  ('FAM_SCUOLA', 'Dispersione e difficoltà scolastiche', 'FAM'),
  ('FAM_CURA_INFANZIA', 'Cura della prima infanzia', 'FAM'),
  ('DIS_AUTONOMIA', 'Autonomia personale e vita indipendente', 'DIS'),
  ('DIS_ASSISTENZA', 'Assistenza domiciliare a persona con disabilità', 'DIS'),
  ('DIS_SCUOLA', 'Inclusione scolastica', 'DIS'),
  ('DIS_CENTRO_DIURNO', 'Attività diurne e semiresidenziali', 'DIS'),
  ('DIS_DOPO_DI_NOI', 'Dopo di noi', 'DIS'),
  ('DIS_SALUTE_MENTALE', 'Disagio psichico', 'DIS'),
  ('ADD_SOSTANZE', 'Dipendenza da sostanze o alcol', 'ADD'),
  ('ADD_GIOCO', 'Gioco d''azzardo', 'ADD'),
  ('ADD_REINSERIMENTO', 'Reinserimento dopo un percorso di cura', 'ADD'),
  ('ELD_DOMICILIO', 'Assistenza domiciliare a persona anziana', 'ELD'),
  ('ELD_NON_AUTOSUFFICIENZA', 'Non autosufficienza', 'ELD'),
  ('ELD_SOLITUDINE', 'Solitudine e isolamento', 'ELD'),
  ('ELD_RESIDENZIALE', 'Accoglienza residenziale', 'ELD'),
  ('ELD_CAREGIVER', 'Sostegno a chi assiste un familiare', 'ELD'),
  ('IMM_DOCUMENTI', 'Documenti e soggiorno', 'IMMNOM'),
  ('IMM_MEDIAZIONE', 'Mediazione linguistica e culturale', 'IMMNOM'),
  ('IMM_ACCOGLIENZA', 'Accoglienza e integrazione', 'IMMNOM'),
  ('POV_REDDITO', 'Insufficienza di reddito', 'POV'),
  ('POV_CASA', 'Casa: affitto, sfratto, senza dimora', 'POV'),
  ('POV_LAVORO', 'Lavoro e inclusione attiva', 'POV'),
  ('POV_ALIMENTI', 'Beni di prima necessità', 'POV'),
  ('POV_GIUSTIZIA', 'Reinserimento dopo misure penali', 'POV'),
  ('MUL_INFORMAZIONE', 'Informazione sui servizi e su come accedervi', 'MULBEN'),
  ('MUL_VIOLENZA', 'Violenza di genere', 'MULBEN')
) AS v (codice, nome, area);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'PRESTAZIONI', codice, daterange('2015-03-10', NULL, '[]'), nome, NULL,
  'INPS, tipo_categoria_prestazione_siuss 1.0 (2025-05-05)', timestamp '2015-03-10' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('A1.01', 'Assegno per il nucleo familiare erogato dai comuni'),
  ('A1.02', 'Assegno Maternità erogato dai Comuni'),
  ('A1.03', 'Carta acquisti'),
  ('A1.04', 'Contributi economici a integrazione del reddito Familiare'),
  ('A1.04.01', 'Reddito di Inclusione'),
  ('A1.04.02', 'Reddito di Emergenza'),
  ('A1.04.03', 'Misure delle Provincie autonome con finalità analoghe al Reddito di cittadinanza'),
  ('A1.05', 'Contributi economici per alloggio'),
  ('A1.05.01', 'Contributi economici per affitti erogati dai Comuni'),
  ('A1.06', 'Buoni spesa o buoni pasto'),
  ('A1.06.01', 'Buoni spesa Covid-19 dei comuni'),
  ('A1.07', 'Contributi e integrazioni a rette per asili nido'),
  ('A1.08', 'Contributi e integrazioni a rette per servizi integrativi o innovativi per la prima infanzia'),
  ('A1.09', 'Contributi economici per i servizi scolastici'),
  ('A1.10', 'Contributi economici per cure o prestazioni sociali a rilevanza sanitaria'),
  ('A1.11', 'Assegnazioni economiche per il sostegno della domiciliarità e dell''autonomia personale'),
  ('A1.12', 'Contributi e integrazioni a rette per accesso a centri Diurni'),
  ('A1.13', 'Contributi e integrazioni a rette per accesso ai servizi semi-residenziali'),
  ('A1.14', 'Contributi e integrazioni a rette per accesso a servizi Residenziali'),
  ('A1.15', 'Contributi per servizi alla persona'),
  ('A1.16', 'Contributi economici per servizio trasporto e mobilità'),
  ('A1.17', 'Contributi economici erogati a titolo di prestito/prestiti d''onore'),
  ('A1.18', 'Contributi economici per l''inserimento lavorativo'),
  ('A1.19', 'Borse di studio'),
  ('A1.20', 'Buono vacanze'),
  ('A1.21', 'Altro (prestazione soggetta a ISEE)'),
  ('A1.22', 'Contributi economici per l''affidamento familiare di minori'),
  ('A1.23', 'Contributi economici per l''accoglienza di adulti e anziani'),
  ('A1.24', 'Altro (prestazione non soggetta a ISEE)'),
  ('A2.01', 'Mensa sociale'),
  ('A2.02', 'Sostegno socio-educativo territoriale o domiciliare'),
  ('A2.03', 'Prestazioni del diritto allo studio universitario'),
  ('A2.04', 'Agevolazioni per tasse universitarie'),
  ('A2.05', 'Agevolazioni per i servizi di pubblica utilità (telefono, luce, gas)'),
  ('A2.06', 'Agevolazioni tributarie comunali (nettezza urbana, ecc.)'),
  ('A2.07', 'Assistenza domiciliare socio-assistenziale'),
  ('A2.08', 'A.D.I.-  Assistenza domiciliare integrata con servizi Sanitari'),
  ('A2.09', 'Supporto all''inserimento lavorativo'),
  ('A2.10', 'Servizi integrativi per la prima infanzia'),
  ('A2.11', 'Sostegno socio-educativo scolastico'),
  ('A2.12', 'Mensa scolastica'),
  ('A2.13', 'Distribuzione pasti e/o lavanderia a domicilio'),
  ('A2.14', 'Trasporto sociale'),
  ('A2.15', 'Altro (prestazione soggetta a ISEE)'),
  ('A2.16', 'Interventi di supporto per reperimento alloggi'),
  ('A2.17', 'Interventi per l''integrazione sociale dei soggetti deboli o a rischio'),
  ('A2.18', 'Servizio di accoglienza di adulti e anziani'),
  ('A2.19', 'Servizi di mediazione culturale'),
  ('A2.20', 'Servizi di prossimità/buon vicinato/gruppi di auto-aiuto'),
  ('A2.21', 'Telesoccorso e teleassistenza'),
  ('A2.22', 'Distribuzione beni di prima necessità (pasti, medicinali, vestiario ecc.)'),
  ('A2.23', 'Servizi per l''igiene personale'),
  ('A2.24', 'Servizio per l''affidamento dei minori'),
  ('A2.25', 'Servizio per l''adozione nazionale di minori'),
  ('A2.26', 'Servizio per l''adozione internazionale di minori'),
  ('A2.27', 'Servizio di mediazione familiare'),
  ('A2.28', 'Interventi di sostegno alla genitorialità'),
  ('A2.29', 'Attività ricreative di socializzazione'),
  ('A2.30', 'Altro (prestazione non soggetta a ISEE)'),
  ('A3.01', 'Strutture semiresidenziali'),
  ('A3.02', 'Strutture residenziali'),
  ('A3.03', 'Asilo Nido'),
  ('A3.04', 'Edilizia residenziale pubblica'),
  ('A3.05', 'Altro (prestazione soggetta a ISEE)'),
  ('A3.06', 'Altro (prestazione non soggetta a ISEE)'),
  ('A4.01', 'Pensione di invalidità civile'),
  ('A4.02', 'Pensione ai non vedenti (assoluti, parziali e decimisti)'),
  ('A4.03', 'Pensione ai non udenti'),
  ('A4.04', 'Assegno mensile'),
  ('A4.05', 'Indennità di accompagnamento'),
  ('A4.06', 'Indennità accompagnamento minori'),
  ('A4.07', 'Indennità di frequenza'),
  ('A4.08', 'Indennità di comunicazione'),
  ('A4.09', 'Pensione sociale'),
  ('A4.10', 'Assegno sociale'),
  ('A4.11', 'Pensione/assegno sociale ex   pensione invalidità civile'),
  ('A4.12', '14° mensilità'),
  ('A4.13', 'Importo aggiuntivo'),
  ('A4.14', 'Maggiorazione mensile pensione'),
  ('A4.15', 'Maggiorazione sociale'),
  ('A4.16', 'Integrazione al minimo'),
  ('A4.17', 'Assegno familiare'),
  ('A4.18', 'Assegno maternità'),
  ('A4.19', 'Assegno al nucleo familiare'),
  ('A4.20', 'Permessi retribuiti Legge 104/92'),
  ('A4.21', 'Congedo straordinario L. 388/2000'),
  ('A4.22', 'Altro'),
  ('A6.01', 'Misure Regionali ad   Integrazione del SIA/REI (redditi non rilevanti ai fini IRPEF)'),
  ('A7.01', 'Reddito di cittadinanza'),
  ('A7.02', 'Pensione di cittadinanza'),
  ('A9.01.01', 'FNA-Disabilità gravissime: assistenza domiciliare'),
  ('A9.01.02', 'FNA-Disabilità gravissime: assistenza domiciliare indiretta'),
  ('A9.01.03', 'FNA-Disabilità gravissime: interventi complementari all''assistenza domiciliare'),
  ('A9.02.01', 'FONDO PCD prive del sostegno familiare: percorsi di accompagnamento'),
  ('A9.02.02', 'FONDO PCD prive del sostegno familiare: supporto alla domiciliarità'),
  ('A9.02.03', 'FONDO PCD prive del sostegno familiare: sviluppo competenze'),
  ('A9.02.04', 'FONDO PCD prive del sostegno familiare: permanenza temporanea extra-familiare'),
  ('A9.03.01', 'Contributi economici e integrazioni del reddito familiare stabiliti nell''ambito dei progetti personalizzati SIA/REI'),
  ('A9.04.01', 'Sostegno socio-educativo territoriale o domiciliare, finanziato dal PON Inclusione'),
  ('A9.04.02', 'Supporto all''inserimento lavorativo, finanziato dal PON Inclusione'),
  ('A9.04.03', 'Interventi per l''integrazione sociale dei soggetti deboli o a rischio, finanziati dal PON Inclusione'),
  ('A9.04.04', 'Servizi di mediazione culturale, finanziati dal PON Inclusione'),
  ('A9.04.05', 'Servizio di mediazione familiare, finanziato dal PON Inclusione'),
  ('A9.04.06', 'Interventi di sostegno alla genitorialità, finanziati dal PON Inclusione.'),
  ('A9.04.07', 'Altri interventi e servizi, finanziati dal PON Inclusione')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'PERCORSI', codice, daterange('2014-06-25', NULL, '[]'), nome, NULL,
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

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'ATTIVITA', codice, daterange('2014-06-25', NULL, '[]'), nome, NULL,
  'Regolamento, art. 2 c. 5 b, p, q', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('COLLOQUIO', 'Colloquio'),
  ('VISITA_DOMICILIARE', 'Visita domiciliare'),
  ('TELEFONATA', 'Telefonata'),
  ('RIUNIONE_DI_RETE', 'Riunione con gli altri servizi'),
  ('RELAZIONE', 'Relazione scritta')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'MOTIVI_DIMISSIONE', codice, daterange('2014-06-25', NULL, '[]'), nome, NULL,
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

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'CANALI', codice, daterange('2014-06-25', NULL, '[]'), nome, NULL,
  'SISO (Regione Umbria), modalità di accesso', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('DI_PERSONA', 'Di persona'),
  ('TELEFONO', 'Telefono'),
  ('EMAIL', 'Posta elettronica'),
  ('DOMICILIO', 'Rilevato a domicilio'),
  ('SEGNALAZIONE_SCRITTA', 'Segnalazione scritta'),
  ('ALTRO_A_DISTANZA', 'Altra modalità a distanza')
) AS v (codice, nome);

INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
SELECT 'RICHIEDENTI', codice, daterange('2014-06-25', NULL, '[]'), nome, NULL,
  'SISO (Regione Umbria), interlocutore', timestamp '2014-06-25' AT TIME ZONE 'Europe/Rome'
FROM (VALUES
  ('UTENTE', 'La persona interessata'),
  ('PARENTE_O_CONOSCENTE', 'Parente o conoscente'),
  ('ORGANIZZAZIONE', 'Organizzazione'),
  ('ISTITUZIONE', 'Istituzione'),
  ('AUTORITA_GIUDIZIARIA', 'Autorità giudiziaria'),
  ('ALTRO', 'Altro soggetto')
) AS v (codice, nome);

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
