"""A small spec, a docs page that says the same, and what must hold after any merge."""

from __future__ import annotations

from codegen.document.load import dump_yaml, parse_document
from codegen.document.pointer import Mapping, find, parse, refs
from codegen.sync.docs_pages.merge import MergeResult, merge_pages
from openapi_spec_validator import validate

SPEC: Mapping = parse_document(
    """
openapi: 3.1.0
info:
  title: Pets
  version: '1'
paths:
  /v1/pets:
    post:
      operationId: create-pet
      x-group: pets
      x-method: create
      parameters:
      - $ref: '#/components/parameters/RequestSource'
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required:
              - name
              properties:
                name:
                  type: string
                  default: Rex
                color:
                  $ref: '#/components/schemas/Color'
                weight:
                  type: number
                  format: float
                  minimum: 0
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
        '400':
          description: Bad Request
  /v1/pets/{id}:
    get:
      operationId: get-pet
      x-group: pets
      x-method: get
      parameters:
      - name: id
        in: path
        required: true
        schema:
          type: string
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
  /v1/talk:
    post:
      operationId: talk
      x-stream:
        switch: stream
        framing: sse
        events:
          $ref: '#/components/schemas/TalkEvent'
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required:
              - text
              properties:
                text:
                  type: string
                stream:
                  type: boolean
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Talk'
components:
  schemas:
    Color:
      type: string
      enum:
      - red
      - blue
    EventBase:
      type: object
      required:
      - type
      properties:
        type:
          type: string
          enum:
          - start
          - end
    Friend:
      type: object
      properties:
        name:
          type: string
    Pet:
      type: object
      required:
      - id
      properties:
        id:
          type: string
        color:
          $ref: '#/components/schemas/Color'
        friends:
          type: array
          items:
            $ref: '#/components/schemas/Pet'
        toy:
          oneOf:
          - type: string
          - $ref: '#/components/schemas/Friend'
        born:
          type: string
          format: date-time
    Talk:
      type: object
      properties:
        reply:
          type: string
    TalkEnd:
      allOf:
      - $ref: '#/components/schemas/EventBase'
      - type: object
        properties:
          reply:
            $ref: '#/components/schemas/Talk'
    TalkEvent:
      oneOf:
      - $ref: '#/components/schemas/TalkStart'
      - $ref: '#/components/schemas/TalkEnd'
      discriminator:
        propertyName: type
        mapping:
          start: '#/components/schemas/TalkStart'
          end: '#/components/schemas/TalkEnd'
    TalkStart:
      allOf:
      - $ref: '#/components/schemas/EventBase'
      - type: object
        properties:
          id:
            type: string
  parameters:
    RequestSource:
      name: X-Client-Name
      in: header
      schema:
        type: string
""",
    "pets.yaml",
)
PAGE = """
# Create a pet

POST https://api.example.com/v1/pets

## OpenAPI Specification

```yaml
openapi: 3.1.1
info:
  title: Create a pet
  version: endpoint_pets.create
paths:
  /v1/pets:
    post:
      operationId: create
      summary: Create a pet
      tags:
        - - subpackage_pets
      parameters:
        - {name: Authorization, in: header, required: true, schema: {type: string}}
        - name: x-client-name
          in: header
          description: |
            Who is asking.
          required: false
          schema:
            type: string
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/pets_create_Response_200'
        '400':
          description: No.
          content: {}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                name:
                  type: string
                  description: Its name, for example `Rex`.
                color:
                  $ref: '#/components/schemas/V1PetsPostRequestBodyContentApplicationJsonSchemaColor'
                weight:
                  type: number
                  format: double
              required:
                - name
components:
  schemas:
    V1PetsPostRequestBodyContentApplicationJsonSchemaColor:
      type: string
      enum:
        - value: red
        - value: blue
    pets_create_Response_200:
      type: object
      properties:
        id:
          type: string
          format: string
        color:
          $ref: '#/components/schemas/V1PetsPostRequestBodyContentApplicationJsonSchemaColor'
        friends:
          type: array
          items:
            $ref: '#/components/schemas/pets_create_Response_200'
        toy:
          oneOf:
            - type: string
            - type: object
              properties:
                name:
                  type: string
        born:
          type: string
          format: date-time
      required:
        - id
```

## SDK Code Examples

```python Sync
openapi: not a fragment
```
"""


def merge(*texts: str, spec: Mapping = SPEC, removals: bool = False) -> MergeResult:
    """Merge pages named page-0, page-1, ..., and checks what every result must be."""
    before = dump_yaml(spec)
    result = merge_pages(spec, [(f"page-{index}", text) for index, text in enumerate(texts)], removals)
    assert dump_yaml(spec) == before
    validate(result.spec)
    assert [ref for ref in refs(result.spec) if find(result.spec, parse(ref)) is None] == []
    again = merge_pages(result.spec, [(f"page-{index}", text) for index, text in enumerate(texts)], removals)
    assert dump_yaml(again.spec) == dump_yaml(result.spec)
    return result


def edited(old: str, new: str, text: str = PAGE) -> str:
    """Return the page with one place edited."""
    assert text.count(old) == 1
    return text.replace(old, new)
