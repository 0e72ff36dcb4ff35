// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AdottaRegolamento } from './adotta-regolamento.ts';
import { AllineaRegolamento } from './allinea-regolamento.ts';
import { ApriPropostaDiModifica } from './apri-proposta.ts';
import { ConcludiVotazione, RitiraPropostaDiModifica } from './decidi-proposta.ts';
import { propostaAperta } from './proposta-aperta.scrivania.ts';
import { ArticoloPropostoEntity, PropostaDiModificaEntity, VotoEntity } from './proposta.entity.ts';
import { propostaReference } from './proposta.reference.ts';
import * as propostaResolvers from './proposta.resolver.ts';
import * as regolamentoResolvers from './regolamento.resolver.ts';
import { VersioneRegolamentoEntity } from './versione-regolamento.entity.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import { nonAssociato, VotaPropostaDiModifica } from './vota-proposta.ts';

const unanimita = (messaggio: string) => () => new RuleViolation('art. 11 c. 2', messaggio);

export const regolamento: PartWithFonti = {
  fonti: [propostaAperta],
  resolvers: [
    ...Object.values(regolamentoResolvers),
    ...Object.values(propostaResolvers),
    AdottaRegolamento,
    AllineaRegolamento,
    ApriPropostaDiModifica,
    VotaPropostaDiModifica,
    RitiraPropostaDiModifica,
    ConcludiVotazione,
  ],
  references: [versioneRegolamentoReference, propostaReference],
  entities: [VersioneRegolamentoEntity, PropostaDiModificaEntity, ArticoloPropostoEntity, VotoEntity],
  rules: {
    versione_regolamento_numero: () =>
      new Conflict('Nel frattempo il Regolamento ha avuto un’altra versione: rileggi e riprova'),
    versione_regolamento_una_in_vigore: () =>
      new RuleViolation('art. 10 c. 1', 'In ogni giorno è in vigore una sola versione del Regolamento'),
    versione_regolamento_immutabile: () =>
      new RuleViolation(
        'art. 10 c. 1',
        'Questa versione del Regolamento è in vigore, e non si cambia: se ne approva un’altra',
      ),
    voto_uno_per_comune: unanimita('Il Comune ha già votato questa proposta: il voto non si cambia'),
    voto_di_comune_associato: nonAssociato,
    proposta_immutabile: unanimita('Il testo di una proposta su cui si vota non cambia'),
    proposta_chiusa: unanimita('La votazione è chiusa'),
    proposta_unanimita: unanimita('La proposta è approvata quando tutti i Comuni associati hanno votato a favore'),
    articolo_proposto_una_volta: unanimita('Un articolo è già in un’altra proposta aperta: prima si chiude quella'),
  },
};
