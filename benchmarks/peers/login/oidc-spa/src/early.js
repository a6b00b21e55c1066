import {oidcEarlyInit} from 'oidc-spa/entrypoint'

oidcEarlyInit({BASE_URL: '/'})
