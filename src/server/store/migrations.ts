import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { lineTables } from './line-tables.ts';
import { messageTables } from './message-tables.ts';
import { notifyTables, pushReceipts } from './notify-tables.ts';
import { qualityTable } from './quality-table.ts';
import { ringTables } from './ring-tables.ts';

/*
 * Append only: a migration that has been released is never edited, the next one corrects it. They name no type of
 * `schema.ts`, because that one moves on and these do not.
 */

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('facility')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await createRecord(db);
    await createCredential(db);
    await createMutationAndPairing(db);
    await db.schema
      .createTable('blob')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('blob_pk', ['facility_id', 'hash'])
      .execute();
  },
};

async function createRecord(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('record')
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('deleted', 'integer', (c) => c.notNull())
    .addColumn('resident_id', 'text')
    .addColumn('contact_id', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('record_pk', ['facility_id', 'kind', 'id'])
    .execute();
  await db.schema
    .createIndex('record_by_seq')
    .unique()
    .on('record')
    .columns(['facility_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('record_by_resident')
    .on('record')
    .columns(['facility_id', 'resident_id'])
    .execute();
  await db.schema
    .createIndex('record_by_contact')
    .on('record')
    .columns(['facility_id', 'contact_id'])
    .execute();
}

async function createCredential(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('credential')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('facility_id', 'text')
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('uses_left', 'integer')
    .execute();
  await db.schema
    .createIndex('credential_by_subject')
    .on('credential')
    .columns(['facility_id', 'subject_id'])
    .execute();
  await db.schema
    .createTable('staff_login')
    .addColumn('email', 'text', (c) => c.primaryKey())
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .execute();
}

async function createMutationAndPairing(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mutation')
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('mutation_pk', ['facility_id', 'id'])
    .execute();
  await db.schema
    .createTable('pairing')
    .addColumn('claim_hash', 'text', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('facility_id', 'text')
    .addColumn('tablet_id', 'text')
    .execute();
}

const health: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('health')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('tablet_id', 'text', (c) => c.notNull())
      .addColumn('quarter', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('health_pk', ['facility_id', 'tablet_id', 'quarter'])
      .execute();
    await db.schema.createIndex('health_by_time').on('health').column('at').execute();
  },
};

const people: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('facility')
      .addColumn('audit_seq', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable('credential')
      .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable('credential').addColumn('seen_at', 'bigint').execute();
    await createWaysIn(db);
    await createAudit(db);
  },
};

async function createWaysIn(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passkey')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('counter', 'bigint', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('passkey_by_staff')
    .on('passkey')
    .columns(['facility_id', 'staff_id'])
    .execute();
  await db.schema
    .createTable('staff_pin')
    .addColumn('staff_id', 'text', (c) => c.primaryKey())
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('pin', 'text', (c) => c.notNull())
    .execute();
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('deed', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('resident_id', 'text')
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('purged', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_pk', ['facility_id', 'n'])
    .execute();
  await db.schema.createIndex('audit_by_record').on('audit').columns(['facility_id', 'record_id']).execute();
  await db.schema.createIndex('audit_by_time').on('audit').column('at').execute();
}

const fieldChange: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('field_change')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('client', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('field_change_pk', ['facility_id', 'id', 'field', 'kind'])
      .execute();
  },
};

const epochs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('epoch')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('n', 'bigint', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('epoch_pk', ['facility_id', 'n'])
      .execute();
  },
};

const tabletSessions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('tablet_session')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('tablet_id', 'text', (c) => c.notNull())
      .addColumn('resident_id', 'text', (c) => c.notNull())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .addColumn('until', 'bigint')
      .addPrimaryKeyConstraint('tablet_session_pk', ['facility_id', 'id'])
      .execute();
  },
};

/** In order, by name. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-health': health,
  '0003-field-change': fieldChange,
  '0003-people': people,
  '0004-epochs': epochs,
  '0005-notify': notifyTables,
  '0006-tablet-sessions': tabletSessions,
  '0007-messages': messageTables,
  '0008-rings': ringTables,
  '0009-push-receipts': pushReceipts,
  '0010-lines': lineTables,
  '0011-call-quality': qualityTable,
};
