// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

const SUPERGRAPH = join(import.meta.dirname, '..', 'supergraph.graphql');
const schema = buildSchema(readFileSync(SUPERGRAPH, 'utf8'), { assumeValid: true, assumeValidSDL: true });
const oggetti = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const campi = oggetti.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ type, field, nome: `${type.name}.${field.name}` })),
);
const isConnection = ({ name }: { name: string }): boolean => name.endsWith('Connection');

/** The lists that are not paged, each with what keeps it from growing. All others are connections. */
const BOUNDED: Readonly<Record<string, string>> = {
  // By an input that says how many there may be, and comes whole.
  'Accordo.parti': 'at most 50, with the agreement',
  'Accordo.contraenti': 'at most 50, with the agreement',
  'Accreditamento.prestazioni': 'at most 200 codes, with the accreditation',
  'Competenza.aree': 'the 7 areas of ISTAT',
  'Competenza.prestazioni': 'at most 200 codes, with the ente',
  'Ente.competenze': 'one for each kind of request',
  'Ente.comuni': 'at most 500, with the ente',
  'Convenzione.firmatari': 'the Comuni of the Ambito',
  'Convenzione.sottoscrizioniDecadute': 'the Comuni of the Ambito',
  'AttoDiMandato.operatori': 'at most 500, with the act',
  'PianoDiZona.obiettivi': 'at most 100, set together',
  'EdizionePiano.obiettivi': 'the objectives of the plan when it was approved',
  'EdizionePiano.linee': 'the budget of the three years of the plan when it was approved',
  'VersioneRegolamento.articoli': 'at most 200, with the version',
  'Allineamento.articoli': 'at most 50, with the alignment',
  'PropostaDiModifica.articoli': 'at most 50, with the proposal',
  'Ispezione.rilievi': 'the 3 minimum standards',
  'StandardSede.mancanti': 'the 3 minimum standards',
  'VariazioneOraria.fasce': 'at most 6, with the change of hours',
  'AttivitaFormativa.apertaA': 'the qualifications',
  'Prestazione.paroleChiave': 'at most 50, with the prestazione',
  'Prestazione.aree': 'the 7 areas of ISTAT',
  'Prestazione.documenti': 'at most 50, with the prestazione',
  'Prestazione.costi': 'at most 50, with the prestazione',
  'Prestazione.lingue': 'at most 30, with the prestazione',
  'Prestazione.orari': 'at most 50, with the prestazione',
  'Prestazione.mancanze': 'one for each thing that a prestazione must say',
  'Prestazione.comuni': 'at most 500, with the prestazione',
  'Prestazione.erogatori': 'at most 100, with the prestazione',
  'Prestazione.sedi': 'at most 100, with the prestazione',
  'Contatto.bisogni': 'at most 20, decoded together',
  'ProgettoPersonalizzato.obiettivi': 'at most 20, with the project',
  'ProgettoPersonalizzato.interventi': 'at most 50, with the project',
  'ProgettoPersonalizzato.verifiche': 'at most 50, with the project',
  'Intervento.giorniScoperti': 'the stretches of one intervento between accreditations of its ente',
  'Trasmissione.passi': 'at most one for each state',
  'ContenutoTrasmissione.voci': 'at most one for each kind of datum',
  'Mutation.ridisegnaAmbiti': 'the two Ambiti between which Comuni pass',
  'Caricamento.errori': 'the first 100',
  // By the day, or by the period that is asked for.
  'Ambito.comuni': 'the members on a day',
  'Ambito.sedi': 'one for each Comune on a day',
  'Ambito.pua': 'one for each Comune on a day',
  'Sede.operatori': 'those who work there today',
  'Sede.aperture': 'of at most 400 days',
  'Sede.apertureDiOggi': 'of a day',
  'Sede.settimane': 'of at most 400 days',
  'Settimana.perdite': 'of a week',
  'Ambito.scoperturaReperibilita': 'of at most a year',
  'Ambito.previsioniRapportoNumerico': 'one for each service that is known to end',
  'PrevisioneRapporto.operatori': 'those whose service ends on a day',
  'SimulazioneRapporto.serie': 'one for each change that is asked about',
  'SimulazioneRapporto.anni': 'one for each year that is asked about',
  'Query.festivitaNazionali': 'of a year',
  'Vocabolario.voci': 'a list to choose from, in use on a day; its history is paged',
  'PropostaDiModifica.voti': 'one for each Comune of the Ambito',
  'PropostaDiModifica.comuniAttesi': 'the Comuni of the Ambito',
  'CompetenzaSuRichiesta.enti': 'the enti of an Ambito for a kind of request, on a day',
  'CompetenzaSuRichiesta.candidati': 'the enti of an Ambito for a kind of request, on a day',
  'EnteNonCompetente.perche': 'one for each condition of competence',
  'Ambito.confrontoRegolamento': 'the articles of two versions',
  'Ambito.conteggiScrivaniaRegistro': 'one for each kind of item',
  'AttivitaFormativa.partecipazioni': 'at most the staff of the Ambito, once each, until the activity begins',
  // By the catalogue of indicators.
  'Query.catalogoIndicatori': 'the catalogue',
  'Query.indicatori': 'the catalogue for a period, by a dimension of bounded values',
  'Ambito.indicatori': 'the catalogue for a period',
  'Comune.indicatori': 'the catalogue for a period',
  'Sede.indicatori': 'the catalogue for a period',
  'DefinizioneIndicatore.dimensioni': 'the dimensions of the catalogue',
  'DefinizioneIndicatore.valori': 'of a period',
  'Rapporto.artefatti': 'one for each view and format',
};

const elenchi = campi.filter(({ field }) => isListType(getNullableType(field.type)));
const pagine = campi.filter(({ field }) => isConnection(getNamedType(field.type)));

test('each list is the page of a connection, or is named as bounded with what bounds it', () => {
  const altri = elenchi
    .filter(({ type, field }) => !(isConnection(type) && field.name === 'edges'))
    .map(({ nome }) => nome);
  expect(altri.toSorted()).toEqual(Object.keys(BOUNDED).toSorted());
});

test('there are connections, of the whole graph and of owners in it', () => {
  expect(pagine.map(({ nome }) => nome)).toEqual(expect.arrayContaining(['Query.contatti', 'Operatore.incarichi']));
});

test.each(pagine.map(({ nome, field }) => [nome, field] as const))(
  '%s is read from a cursor on, so many at a time, and says how many at most',
  (_nome, { args, type }: GraphQLField<unknown, unknown>) => {
    const pagina = args.filter(({ name }) => ['first', 'after'].includes(name));
    expect(pagina.map(({ name, type, defaultValue }) => [name, String(type), defaultValue])).toEqual([
      ['first', 'Int!', 25],
      ['after', 'String', undefined],
    ]);
    expect(pagina[0]?.description).toContain('da 1 a 100');
    const connessione = getNamedType(type) as GraphQLObjectType;
    expect(Object.keys(connessione.getFields())).toEqual(['edges', 'pageInfo']);
  },
);
