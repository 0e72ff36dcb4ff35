// SPDX-License-Identifier: AGPL-3.0-or-later
import { Annullato, type AnnullatoRow, Azione, connectionOf, DatoAnnullato as Dato } from '@ambito/subgraph';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { annullamentoLeggi } from './annullamenti.azioni.ts';

/** Each value is the name of a table, in capitals. */
export enum TipoAnnullabile {
  OPERATORE = 'OPERATORE',
  TITOLO_DI_SERVIZIO = 'TITOLO_DI_SERVIZIO',
  INCARICO = 'INCARICO',
  ASSENZA = 'ASSENZA',
  NOMINA_COORDINATORE = 'NOMINA_COORDINATORE',
  ATTO_DI_MANDATO = 'ATTO_DI_MANDATO',
  ISPEZIONE = 'ISPEZIONE',
  ACCREDITAMENTO = 'ACCREDITAMENTO',
  PUA = 'PUA',
  SEDE = 'SEDE',
  RISORSA_STRUMENTALE = 'RISORSA_STRUMENTALE',
  TURNO_REPERIBILITA = 'TURNO_REPERIBILITA',
  ATTIVITA_FORMATIVA = 'ATTIVITA_FORMATIVA',
  PARTECIPAZIONE = 'PARTECIPAZIONE',
  ENTE = 'ENTE',
  DIRETTIVA = 'DIRETTIVA',
  CONTRIBUTO = 'CONTRIBUTO',
  ORARIO = 'ORARIO',
  VARIAZIONE_ORARIA = 'VARIAZIONE_ORARIA',
  APERTURA_STRAORDINARIA = 'APERTURA_STRAORDINARIA',
  ACCORDO = 'ACCORDO',
  ANDAMENTO_OBIETTIVO = 'ANDAMENTO_OBIETTIVO',
  APPARTENENZA = 'APPARTENENZA',
  CAPOFILA = 'CAPOFILA',
  PRESTAZIONE = 'PRESTAZIONE',
  CONVENZIONE = 'CONVENZIONE',
}
registerEnumType(TipoAnnullabile, {
  name: 'TipoAnnullabile',
  description: 'Che cosa si può annullare, perché era sbagliato.',
  valuesConfig: {
    OPERATORE: { description: 'Un operatore registrato due volte.' },
    TITOLO_DI_SERVIZIO: { description: 'Un titolo di servizio.' },
    INCARICO: { description: 'Un incarico, anche non ancora cominciato.' },
    ASSENZA: { description: "Un'assenza." },
    NOMINA_COORDINATORE: { description: 'Una nomina di coordinatore.' },
    ATTO_DI_MANDATO: { description: 'Un atto di mandato.' },
    ISPEZIONE: { description: "Un'ispezione con i suoi rilievi." },
    ACCREDITAMENTO: { description: 'Un accreditamento di un ente.' },
    PUA: { description: 'Chi esercita la PUA per un Comune.' },
    RISORSA_STRUMENTALE: { description: 'Una risorsa strumentale di una sede.' },
    TURNO_REPERIBILITA: { description: 'Un turno di reperibilità.' },
    ATTIVITA_FORMATIVA: { description: "Un'attività formativa." },
    PARTECIPAZIONE: { description: "Le ore che un operatore ha frequentato di un'attività formativa." },
    ANDAMENTO_OBIETTIVO: { description: "Una rilevazione dell'andamento di un obiettivo del Piano." },
    ACCORDO: { description: 'Un accordo con le sue parti.' },
    APERTURA_STRAORDINARIA: { description: 'Un’apertura straordinaria autorizzata, che non è avvenuta.' },
    VARIAZIONE_ORARIA: {
      description: 'Una chiusura o un orario diverso; o i suoi giorni da oggi, e quelli passati restano.',
    },
    ORARIO: { description: 'Una fascia dell’orario settimanale di una sede.' },
    APPARTENENZA: { description: 'Il recesso di un Comune, e l’appartenenza resta.' },
    CONVENZIONE: { description: 'La cessazione di una Convenzione, e la Convenzione resta.' },
    CAPOFILA: { description: 'Una designazione del capofila.' },
    PRESTAZIONE: { description: 'Il ritiro di una voce del catalogo, e la voce resta.' },
    CONTRIBUTO: { description: 'Un contributo ritirato; o la risposta a un contributo, e il contributo resta.' },
    DIRETTIVA: { description: 'Una direttiva; o la sua revoca, e la direttiva resta.' },
    ENTE: { description: 'Un ente registrato due volte o per errore; o il suo primo giorno, e l’ente resta.' },
    SEDE: { description: 'Una sede; o il suo primo giorno, e la sede resta.' },
  },
});

@ObjectType({
  description:
    'Un dato di un record annullato, come era scritto; di un elenco, con il posto nell’elenco: rilievi.1.misura.',
  simpleResolvers: true,
})
export class DatoAnnullato extends Dato {}

@Azione(annullamentoLeggi)
@ObjectType({
  description: 'Un record che era sbagliato: non vale più per nessun giorno, e resta scritto che cosa diceva.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Annullamento extends Annullato {
  @Field(() => TipoAnnullabile, { description: 'Che cosa era.' })
  tipo!: TipoAnnullabile;
}

export const AnnullamentoConnection = connectionOf(Annullamento, 'Annullamento');

/** An annulled record as it is read. */
export type AnnullamentoRow = AnnullatoRow<Annullamento>;
