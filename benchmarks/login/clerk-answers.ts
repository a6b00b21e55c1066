/** What an instance with e-mail and password and nothing else says about itself, after `/v1/environment`. */
export const ENVIRONMENT = {
  object: 'environment',
  id: 'env_docs',
  auth_config: {object: 'auth_config', id: 'aconf_docs', single_session_mode: true, reverification: true},
  display_config: {
    object: 'display_config',
    id: 'display_config_docs',
    application_name: 'Benchmark',
    branded: false,
    instance_environment_type: 'production',
    preferred_sign_in_strategy: 'password',
    show_devmode_warning: false,
    theme: {general: {}, buttons: {}, accounts: {}},
    captcha_public_key: null,
    captcha_provider: 'turnstile',
    captcha_widget_type: 'invisible',
    home_url: '/',
    sign_in_url: '/sign-in',
    sign_up_url: '/sign-up',
    user_profile_url: '/user',
  },
  user_settings: {
    attributes: {
      email_address: {
        enabled: true,
        required: true,
        used_for_first_factor: true,
        first_factors: ['email_code'],
        verifications: ['email_code'],
      },
      password: {enabled: true, required: true, used_for_first_factor: false, first_factors: []},
    },
    actions: {delete_self: false, create_organization: false},
    social: {},
    sign_in: {second_factor: {required: false}},
    sign_up: {mode: 'public', progressive: true, captcha_enabled: false},
    password_settings: {min_length: 8, max_length: 72},
  },
  organization_settings: {enabled: false, max_allowed_memberships: 5, domains: {enabled: false}},
  commerce_settings: {billing: {}},
  maintenance_mode: false,
}

/** Nobody is signed in. */
export const NOBODY = {response: null, client: null}

/** The one reader, with a session, after `/v1/client`. */
export function clientOf(jwt: string, image: string) {
  const now = Date.now()
  const dates = {created_at: now, updated_at: now}
  const user = {
    object: 'user',
    id: 'user_reader',
    first_name: 'Ada',
    last_name: 'Lovelace',
    image_url: image,
    has_image: true,
    primary_email_address_id: 'idn_reader',
    email_addresses: [
      {
        object: 'email_address',
        id: 'idn_reader',
        email_address: 'ada@example.com',
        verification: {object: 'verification', status: 'verified', strategy: 'email_code'},
        linked_to: [],
      },
    ],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    organization_memberships: [],
    public_metadata: {},
    unsafe_metadata: {},
    password_enabled: true,
    ...dates,
  }
  return {
    object: 'client',
    id: 'client_reader',
    sign_in: null,
    sign_up: null,
    last_active_session_id: 'sess_reader',
    sessions: [
      {
        object: 'session',
        id: 'sess_reader',
        status: 'active',
        expire_at: now + 7 * 86_400_000,
        abandon_at: now + 30 * 86_400_000,
        last_active_at: now,
        last_active_organization_id: null,
        last_active_token: {object: 'token', jwt},
        actor: null,
        tasks: null,
        factor_verification_age: [0, -1],
        user,
        public_user_data: {
          first_name: 'Ada',
          last_name: 'Lovelace',
          image_url: image,
          has_image: true,
          identifier: 'ada@example.com',
          user_id: 'user_reader',
        },
        ...dates,
      },
    ],
    ...dates,
  }
}
