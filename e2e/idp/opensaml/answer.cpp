// What a Shibboleth identity provider would say: a Response made and signed by OpenSAML (Debian: libsaml-dev), the library
// of the Shibboleth project. For captures only.
//   g++ -o answer answer.cpp -lsaml -lxmltooling -lxml-security-c -lxerces-c
//   ./answer KEY CERTIFICATE ISSUER SP ACS REQUEST EMAIL assertion|response|both email|persistent
#include <unistd.h>

#include <ctime>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <saml/SAMLConfig.h>
#include <saml/saml2/core/Assertions.h>
#include <saml/saml2/core/Protocols.h>
#include <saml/signature/ContentReference.h>
#include <xercesc/dom/DOM.hpp>
#include <xmltooling/XMLToolingConfig.h>
#include <xmltooling/logging.h>
#include <xmltooling/security/Credential.h>
#include <xmltooling/security/CredentialResolver.h>
#include <xmltooling/signature/Signature.h>
#include <xmltooling/unicode.h>
#include <xmltooling/util/ParserPool.h>
#include <xmltooling/util/XMLHelper.h>
#include <xsec/dsig/DSIGConstants.hpp>

using namespace opensaml::saml2;
using namespace opensaml::saml2p;
using namespace opensaml;
using namespace xmlsignature;
using namespace xmltooling;
using namespace xercesc;

typedef auto_ptr_XMLCh X;

static Credential* credentialFrom(const char* key, const char* certificate) {
  std::istringstream text(std::string("<CredentialResolver type=\"File\" key=\"") + key + "\" certificate=\"" + certificate + "\"/>");
  DOMDocument* settings = XMLToolingConfig::getConfig().getParser().parse(text);
  CredentialResolver* resolver = XMLToolingConfig::getConfig().CredentialResolverManager.newPlugin(
      FILESYSTEM_CREDENTIAL_RESOLVER, settings->getDocumentElement(), false);
  resolver->lock();
  return const_cast<Credential*>(resolver->resolve());
}

static Issuer* issuerNamed(const XMLCh* name) {
  Issuer* issuer = IssuerBuilder::buildIssuer();
  issuer->setName(name);
  return issuer;
}

static Signature* newSignature() {
  Signature* signature = SignatureBuilder::buildSignature();
  signature->setSignatureAlgorithm(DSIGConstants::s_unicodeStrURIRSA_SHA256);
  return signature;
}

static void digestWithSha256(Signature* signature) {
  dynamic_cast<opensaml::ContentReference*>(signature->getContentReference())->setDigestAlgorithm(DSIGConstants::s_unicodeStrURISHA256);
}

int main(int, char* given[]) {
  SAMLConfig::getConfig().init();
  const std::string sign(given[8]), naming(given[9]);
  X issuer(given[3]), sp(given[4]), acs(given[5]), request(given[6]), email(given[7]);
  const time_t now = time(nullptr);

  saml2::Assertion* assertion = AssertionBuilder::buildAssertion();
  assertion->setIssueInstant(now);
  assertion->setIssuer(issuerNamed(issuer.get()));

  NameID* name = NameIDBuilder::buildNameID();
  X opaque("Q2hhbmdlc05ldmVy");
  name->setFormat(naming == "email" ? NameIDType::EMAIL : NameIDType::PERSISTENT);
  name->setName(naming == "email" ? email.get() : opaque.get());
  name->setNameQualifier(naming == "email" ? nullptr : issuer.get());
  name->setSPNameQualifier(naming == "email" ? nullptr : sp.get());
  SubjectConfirmationData* data = SubjectConfirmationDataBuilder::buildSubjectConfirmationData();
  X address("127.0.0.1");
  data->setAddress(address.get());
  data->setInResponseTo(request.get());
  data->setRecipient(acs.get());
  data->setNotOnOrAfter(now + 300);
  SubjectConfirmation* confirmation = SubjectConfirmationBuilder::buildSubjectConfirmation();
  confirmation->setMethod(SubjectConfirmation::BEARER);
  confirmation->setSubjectConfirmationData(data);
  Subject* subject = SubjectBuilder::buildSubject();
  subject->setNameID(name);
  subject->getSubjectConfirmations().push_back(confirmation);
  assertion->setSubject(subject);

  Audience* audience = AudienceBuilder::buildAudience();
  audience->setAudienceURI(sp.get());
  AudienceRestriction* restriction = AudienceRestrictionBuilder::buildAudienceRestriction();
  restriction->getAudiences().push_back(audience);
  Conditions* conditions = ConditionsBuilder::buildConditions();
  conditions->setNotBefore(now);
  conditions->setNotOnOrAfter(now + 300);
  conditions->getConditions().push_back(restriction);
  assertion->setConditions(conditions);

  AuthnContextClassRef* reference = AuthnContextClassRefBuilder::buildAuthnContextClassRef();
  X password("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
  reference->setReference(password.get());
  AuthnContext* context = AuthnContextBuilder::buildAuthnContext();
  context->setAuthnContextClassRef(reference);
  AuthnStatement* statement = AuthnStatementBuilder::buildAuthnStatement();
  statement->setAuthnInstant(now);
  X session("_session-of-opensaml");
  statement->setSessionIndex(session.get());
  statement->setAuthnContext(context);
  assertion->getAuthnStatements().push_back(statement);

  X mail("urn:oid:0.9.2342.19200300.100.1.3"), friendly("mail");
  AttributeValue* value = AttributeValueBuilder::buildAttributeValue();
  value->setTextContent(email.get());
  Attribute* attribute = AttributeBuilder::buildAttribute();
  attribute->setName(mail.get());
  attribute->setFriendlyName(friendly.get());
  attribute->setNameFormat(Attribute::URI_REFERENCE);
  attribute->getAttributeValues().push_back(value);
  AttributeStatement* attributes = AttributeStatementBuilder::buildAttributeStatement();
  attributes->getAttributes().push_back(attribute);
  assertion->getAttributeStatements().push_back(attributes);

  StatusCode* code = StatusCodeBuilder::buildStatusCode();
  code->setValue(StatusCode::SUCCESS);
  saml2p::Status* status = StatusBuilder::buildStatus();
  status->setStatusCode(code);
  std::unique_ptr<Response> response(ResponseBuilder::buildResponse());
  response->setIssueInstant(now);
  response->setDestination(acs.get());
  response->setInResponseTo(request.get());
  response->setIssuer(issuerNamed(issuer.get()));
  response->setStatus(status);
  response->getAssertions().push_back(assertion);

  std::vector<Signature*> signatures;
  if (sign != "response") {
    assertion->setSignature(newSignature());
    digestWithSha256(assertion->getSignature());
    signatures.push_back(assertion->getSignature());
  }
  if (sign != "assertion") {
    response->setSignature(newSignature());
    digestWithSha256(response->getSignature());
    signatures.push_back(response->getSignature());
  }
  DOMElement* root = response->marshall(static_cast<DOMDocument*>(nullptr), &signatures, credentialFrom(given[1], given[2]));
  std::string xml;
  XMLHelper::serialize(root, xml);
  std::cout << xml;
  std::cout.flush();
  _exit(0);
}
