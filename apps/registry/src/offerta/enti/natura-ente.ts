// SPDX-License-Identifier: AGPL-3.0-or-later
import { registerEnumType } from 'type-graphql';

export enum NaturaEnte {
  DISTRETTO_SANITARIO = 'DISTRETTO_SANITARIO',
  ENTE_LOCALE = 'ENTE_LOCALE',
  TERZO_SETTORE = 'TERZO_SETTORE',
  PRIVATO = 'PRIVATO',
  SCUOLA = 'SCUOLA',
  AUTORITA_GIUDIZIARIA = 'AUTORITA_GIUDIZIARIA',
  UEPE = 'UEPE',
  USSM = 'USSM',
  ALTRO = 'ALTRO',
}
registerEnumType(NaturaEnte, {
  name: 'NaturaEnte',
  description: "Che cos'è un ente con cui il servizio collabora (art. 2 c. 5 f e o).",
  valuesConfig: {
    DISTRETTO_SANITARIO: { description: "Distretto sanitario di un'ASL." },
    ENTE_LOCALE: { description: 'Comune, Ambito, Provincia o altro ente locale.' },
    TERZO_SETTORE: { description: 'Ente del Terzo settore.' },
    PRIVATO: { description: 'Soggetto privato, come una struttura accreditata.' },
    SCUOLA: { description: 'Istituzione scolastica.' },
    AUTORITA_GIUDIZIARIA: { description: 'Tribunale, Procura.' },
    UEPE: { description: 'Ufficio di esecuzione penale esterna.' },
    USSM: { description: 'Ufficio di servizio sociale per i minorenni.' },
    ALTRO: { description: 'Altro ente.' },
  },
});

export enum TipoCompetenza {
  SOCIALE = 'SOCIALE',
  SANITARIA = 'SANITARIA',
  SOCIOSANITARIA = 'SOCIOSANITARIA',
}
registerEnumType(TipoCompetenza, {
  name: 'TipoCompetenza',
  description: 'A quale servizio spetta una richiesta (art. 2 c. 8 e).',
  valuesConfig: {
    SOCIALE: { description: 'Al servizio sociale.' },
    SANITARIA: { description: 'Al servizio sanitario.' },
    SOCIOSANITARIA: { description: 'A entrambi, integrati.' },
  },
});
