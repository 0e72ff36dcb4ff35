// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { BadUserInput } from '@ambito/errors';
import { Length } from 'class-validator';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { Field } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { readArguments } from './inputs.ts';
import { UpdateInput } from './update-input.ts';

@Entity('stanza')
class StanzaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  nome!: string;

  @Column('text', { nullable: true })
  telefono!: string | null;

  @Column('integer', { nullable: true })
  posti!: number | null;
}

@UpdateInput(StanzaEntity, 'I dati di una stanza')
class ModificaStanzaInput {
  @Field(() => String, { nullable: true })
  @Length(3, 20)
  nome?: string;
}

const CAMPI = '{ nome: String, telefono: String, posti: Int }';
const schema = buildSchema(`
  input ${ModificaStanzaInput.name} ${CAMPI}
  input RegistraStanzaInput ${CAMPI}
  type Query { modifica(input: ${ModificaStanzaInput.name}!): Int, registra(input: RegistraStanzaInput!): Int }
`);
const { modifica, registra } = (schema.getQueryType() as GraphQLObjectType).getFields();

test('a field that is left out stays out, and null or an empty text is null', () => {
  expect(readArguments(modifica!, { input: { telefono: ' \u200b ', posti: null } })).toEqual({
    input: { telefono: null, posti: null },
  });
  expect(readArguments(modifica!, { input: { nome: 'Sala', telefono: '1' } })).toEqual({
    input: { nome: 'Sala', telefono: '1' },
  });
});

test.each([null, '', '  '])('%j for a value that the record must have is refused by its field', (nome) => {
  let refused: unknown;
  try {
    readArguments(modifica!, { input: { nome } });
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(BadUserInput);
  expect((refused as BadUserInput).campi).toEqual([
    { percorso: ['input', 'nome'], messaggio: 'Si può cambiare, ma non può mancare' },
  ]);
});

test('in the input of a new record they count as absent', () => {
  expect(readArguments(registra!, { input: { nome: '', telefono: null, posti: null } })).toEqual({ input: {} });
});
