import { failed } from './errors'
import { compareValues, equalValues } from './order'
import { own } from './paths'
import { typeTest } from './types'
import { isDocument, type Document, type Value } from './values'

type Check = (value: Value) => boolean

const JSON_TYPES: Record<string, Check> = {
  object: isDocument,
  array: (value) => Array.isArray(value),
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

/** `$jsonSchema`: MongoDB's subset of draft 4, without references. */
export function schemaPredicate(schema: Document): (document: Document) => boolean {
  return compileSchema(schema)
}

function compileSchema(schema: Document): Check {
  const checks = Object.entries(schema).flatMap(([keyword, operand]) => compileKeyword(keyword, operand, schema) ?? [])
  return (value) => checks.every((check) => check(value))
}

const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : [value])
const schemaOf = (value: Value): Check => {
  if (!isDocument(value)) throw failed('(TypeMismatch) $jsonSchema keyword must be an object')
  return compileSchema(value)
}
const onNumber = (check: (value: number) => boolean): Check => (value) => typeof value !== 'number' || check(value)
const onString = (check: (value: string) => boolean): Check => (value) => typeof value !== 'string' || check(value)
const onArray = (check: (value: readonly Value[]) => boolean): Check => (value) => !Array.isArray(value) || check(value as readonly Value[])
const onDocument = (check: (value: Document) => boolean): Check => (value) => !isDocument(value) || check(value)

function compileKeyword(keyword: string, operand: Value, schema: Document): Check | undefined {
  const limit = Number(operand)
  switch (keyword) {
    case 'required':
      return onDocument((value) => listOf(operand).every((name) => own(value, String(name)) !== undefined))
    case 'properties':
      return properties(operand)
    case 'additionalProperties':
      return additional(operand, schema)
    case 'bsonType':
      return anyOf(listOf(operand).map(typeTest))
    case 'type':
      return anyOf(listOf(operand).map(jsonType))
    case 'enum':
      return (value) => listOf(operand).some((item) => equalValues(item, value))
    case 'minimum':
      return onNumber((value) => (schema['exclusiveMinimum'] === true ? value > limit : value >= limit))
    case 'maximum':
      return onNumber((value) => (schema['exclusiveMaximum'] === true ? value < limit : value <= limit))
    case 'multipleOf':
      return onNumber((value) => value % limit === 0)
    case 'minLength':
      return onString((value) => [...value].length >= limit)
    case 'maxLength':
      return onString((value) => [...value].length <= limit)
    case 'pattern':
      return onString((value) => new RegExp(String(operand)).test(value))
    default:
      return compileStructural(keyword, operand)
  }
}

function compileStructural(keyword: string, operand: Value): Check | undefined {
  const limit = Number(operand)
  switch (keyword) {
    case 'minItems':
      return onArray((value) => value.length >= limit)
    case 'maxItems':
      return onArray((value) => value.length <= limit)
    case 'minProperties':
      return onDocument((value) => Object.keys(value).length >= limit)
    case 'maxProperties':
      return onDocument((value) => Object.keys(value).length <= limit)
    case 'uniqueItems':
      return operand === true ? onArray(allDistinct) : undefined
    case 'items': {
      const check = schemaOf(operand)
      return onArray((value) => value.every(check))
    }
    case 'allOf': {
      const checks = listOf(operand).map(schemaOf)
      return (value) => checks.every((check) => check(value))
    }
    case 'anyOf':
      return anyOf(listOf(operand).map(schemaOf))
    case 'oneOf': {
      const checks = listOf(operand).map(schemaOf)
      return (value) => checks.filter((check) => check(value)).length === 1
    }
    case 'not': {
      const check = schemaOf(operand)
      return (value) => !check(value)
    }
    case 'title':
    case 'description':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return undefined
    default:
      throw failed(`(FailedToParse) Unknown $jsonSchema keyword: ${keyword}`)
  }
}

const anyOf = (checks: readonly Check[]): Check => (value) => checks.some((check) => check(value))

function jsonType(name: Value): Check {
  const check = JSON_TYPES[String(name)]
  if (!check) throw failed(`(BadValue) Unknown type name alias: ${String(name)}`)
  return check
}

function properties(operand: Value): Check {
  if (!isDocument(operand)) throw failed("(TypeMismatch) $jsonSchema keyword 'properties' must be an object")
  const checks = Object.entries(operand).map(([name, schema]) => [name, schemaOf(schema)] as const)
  return onDocument((value) =>
    checks.every(([name, check]) => {
      const field = own(value, name)
      return field === undefined || check(field)
    }),
  )
}

function additional(operand: Value, schema: Document): Check | undefined {
  if (operand === true) return undefined
  const listed = isDocument(schema['properties']) ? Object.keys(schema['properties']) : []
  const check: Check = operand === false ? () => false : schemaOf(operand)
  return onDocument((value) => Object.entries(value).every(([name, field]) => listed.includes(name) || check(field)))
}

const allDistinct = (items: readonly Value[]) => {
  const sorted = [...items].sort(compareValues)
  return sorted.every((item, i) => i === 0 || !equalValues(item, sorted[i - 1]))
}
