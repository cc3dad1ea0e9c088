// Talks to a running server with the official JavaScript driver: node driver-check.mjs HOST:PORT USER PASSWORD
import assert from 'node:assert/strict'
import neo4j from 'neo4j-driver'

const [address, user, password] = process.argv.slice(2)
let checks = 0

async function check (name, body) {
  await body()
  checks++
  console.log(`ok ${name}`)
}

// The driver's own text of integers, temporal values and points, which may hold their numbers in two ways.
function text (value) {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value, text)}]`
  }
  if (value !== null && typeof value === 'object' && value.constructor === Object) {
    return `{${Object.keys(value).map(key => `${key}: ${text(value[key])}`)}}`
  }
  return String(value)
}

for (const scheme of ['bolt', 'neo4j']) {
  const driver = neo4j.driver(`${scheme}://${address}`, neo4j.auth.basic(user, password))
  try {
    await check(`${scheme}: connects`, async () => {
      const info = await driver.getServerInfo()
      assert.match(info.agent, /^Neo4j\//)
    })

    await check(`${scheme}: writes, reads, counts`, async () => {
      const { summary } = await driver.executeQuery(
        'CREATE (a:JsPerson {name: $name, born: $born})-[:JS_KNOWS {since: 2020}]->(:JsPerson {name: "Bo"}) RETURN a',
        { name: 'Åsa', born: new neo4j.types.Date(1990, 5, 17) })
      assert.equal(summary.counters.updates().nodesCreated, 2)
      assert.equal(summary.counters.updates().relationshipsCreated, 1)
      const { records } = await driver.executeQuery(
        'MATCH p = (a:JsPerson {name: $name})-[r:JS_KNOWS]->(b) RETURN a, r, b, p', { name: 'Åsa' })
      assert.equal(records.length, 1)
      assert.deepEqual(records[0].get('a').labels, ['JsPerson'])
      assert.equal(records[0].get('a').properties.born.toString(), '1990-05-17')
      assert.equal(records[0].get('r').type, 'JS_KNOWS')
      assert.equal(records[0].get('r').startNodeElementId, records[0].get('a').elementId)
      assert.equal(records[0].get('p').length, 1)
    })

    await check(`${scheme}: every value type`, async () => {
      const values = {
        nothing: null,
        truth: true,
        integer: neo4j.int('9223372036854775807'),
        float: 0.1,
        text: 'text 𝄞',
        bytes: new Int8Array([1, 2, 3]),
        list: [neo4j.int(1), 'two', [3.5]],
        map: { inner: neo4j.int(1) },
        date: new neo4j.types.Date(2026, 2, 28),
        time: new neo4j.types.Time(1, 2, 3, 4, 3600),
        localTime: new neo4j.types.LocalTime(23, 59, 59, 999999999),
        localDateTime: new neo4j.types.LocalDateTime(2026, 1, 2, 3, 4, 5, 6),
        dateTime: new neo4j.types.DateTime(2026, 1, 2, 3, 4, 5, 6, 7200),
        duration: new neo4j.types.Duration(1, 2, 3, 4),
        point: new neo4j.types.Point(neo4j.int(4326), 1.5, 2.5)
      }
      const { records } = await driver.executeQuery('RETURN $values AS values', { values })
      const back = records[0].get('values')
      for (const key of Object.keys(values)) {
        assert.equal(text(back[key]), text(values[key]), key)
      }
    })

    await check(`${scheme}: explicit and managed transactions`, async () => {
      const session = driver.session()
      try {
        const rolledBack = session.beginTransaction()
        await rolledBack.run('CREATE (:JsDropped)')
        await rolledBack.rollback()
        const committed = session.beginTransaction()
        await committed.run('CREATE (:JsKept)')
        await committed.commit()
        const count = await session.executeRead(async tx => {
          const result = await tx.run('MATCH (n) WHERE n:JsDropped OR n:JsKept RETURN count(n) AS n')
          return result.records[0].get('n').toNumber()
        })
        assert.equal(count, 1)
        await session.executeWrite(tx => tx.run('MATCH (n:JsKept) DELETE n'))
      } finally {
        await session.close()
      }
    })

    await check(`${scheme}: plans`, async () => {
      const { summary } = await driver.executeQuery('EXPLAIN MATCH (n:JsPerson) RETURN n.name')
      assert.match(summary.plan.operatorType, /^ProduceResults/)
      const profiled = await driver.executeQuery('PROFILE MATCH (n:JsPerson) RETURN n.name')
      assert.equal(profiled.records.length, 2)
      assert.equal(Number(profiled.summary.profile.rows), 2)
    })

    await check(`${scheme}: errors carry their code`, async () => {
      await assert.rejects(driver.executeQuery('RETURN foo'), error => error.code === 'Neo.ClientError.Statement.SyntaxError')
    })

    await driver.executeQuery('MATCH (n:JsPerson) DETACH DELETE n')
  } finally {
    await driver.close()
  }
}
console.log(`${checks} checks passed`)
