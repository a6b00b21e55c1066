// What Next itself costs: a route that looks at nobody and answers as much as the others do.
export const dynamic = 'force-dynamic'

const user = {
  id: '5OTU7SBSLAInu1gybYd9Zm5CuM8GNbvW',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  image: null,
  roles: [],
}

export const GET = () => Response.json({user}, {headers: {'cache-control': 'no-store'}})
