# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `v2`, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.chat import (
        ChatMessageV2,
        ChatResponseV2,
        CitationOptions,
        ParsedChatResponseV2,
        ResponseFormatV2,
        StreamedChatResponseV2,
        Thinking,
        ToolV2,
        V2ChatRequestDocumentsItem,
        V2ChatRequestSafetyMode,
        V2ChatRequestToolChoice,
    )
    from ..models.embed import EmbedByTypeResponse, EmbedInput, V2EmbedRequestTruncate
    from ..models.parse import ParseDocument, ParseOutputFormat, ParseResponse
    from ..models.rerank import RelevantSpansOptions, V2RerankResponse
    from ..models.shared import EmbeddingType, EmbedInputType
    from ..runtime.operations import RequestOptions
    from ..runtime.protocols import AsyncStream, Stream
    from ..runtime.values import Items, StreamedEmbedding, T
    from ..types.chat import (
        ChatMessageV2Dict,
        CitationOptionsDict,
        ResponseFormatV2Dict,
        ThinkingDict,
        ToolV2Dict,
        V2ChatArguments,
        V2ChatRequestDocumentsItemDict,
    )
    from ..types.embed import EmbedInputDict
    from ..types.parse import ParseDocumentDict
    from ..types.rerank import RelevantSpansOptionsDict


class V2Resource(Methods):
    @overload
    def chat(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
        tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
        strict_tools: bool | None = None,
        documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
        citation_options: CitationOptions | CitationOptionsDict | None = None,
        response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
        safety_mode: V2ChatRequestSafetyMode | None = None,
        max_tokens: int | None = None,
        stop_sequences: Items[str] | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        k: int | None = None,
        p: float | None = None,
        logprobs: bool | None = None,
        tool_choice: V2ChatRequestToolChoice | None = None,
        thinking: Thinking | ThinkingDict | None = None,
        priority: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> ChatResponseV2: ...
    @overload
    def chat(self, *, output_type: type[T], **arguments: Unpack[V2ChatArguments]) -> ParsedChatResponseV2[T]: ...

    def chat(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
        tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
        strict_tools: bool | None = None,
        documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
        citation_options: CitationOptions | CitationOptionsDict | None = None,
        response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
        safety_mode: V2ChatRequestSafetyMode | None = None,
        max_tokens: int | None = None,
        stop_sequences: Items[str] | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        k: int | None = None,
        p: float | None = None,
        logprobs: bool | None = None,
        tool_choice: V2ChatRequestToolChoice | None = None,
        thinking: Thinking | ThinkingDict | None = None,
        priority: int | None = None,
        output_type: type[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> ChatResponseV2:
        """Answer a list of messages, with tools, documents and reasoning (v2).

        `POST /v2/chat`

        Args:
            model: Id of the chat model, such as command-a-03-2025, or of a fine-tuned one.
            messages: The conversation, oldest message first: system, user, assistant and tool messages.
            tools: Tools that the model may ask to have called.
            strict_tools: Whether tool calls must follow the tools' schemas; the first requests with new tools take longer.
            documents: Documents to ground the reply on and cite: texts, or objects with data and an optional id.
            citation_options: Whether and how citations are made.
            response_format: Text, or JSON that may follow a schema; not together with documents or tools.
            safety_mode: Safety instructions put into the prompt: CONTEXTUAL, STRICT or OFF; default CONTEXTUAL.
            max_tokens: Most tokens to generate; default and upper limit are the model's own.
            stop_sequences: Up to 5 strings; the text ends before the first that comes up.
            temperature: Randomness, 0 to 1; lower is more predictable; default 0.3.
            seed: Seed of the sampling, 0 to 2^64: equal requests tend to get equal replies.
            frequency_penalty: Makes a token less likely each time it has come up, 0 to 1; default 0.
            presence_penalty: Makes a token less likely once it has come up, however often, 0 to 1; default 0.
            k: Choose each token among the k likeliest, 0 to 500; default 0, which means all.
            p: Choose each token among the likeliest whose chances add up to p, 0.01 to 0.99; default 0.75.
            logprobs: Whether each generated token comes with its log probability; default false.
            tool_choice: REQUIRED for a tool call in any case, NONE for none; left out, the model decides.
            thinking: Turns reasoning on or off, and limits its tokens.
            priority: Rank under load, 0 to 999; a lower number is served first; default 0.
            output_type: A dataclass, attrs class, TypedDict or pydantic model: the reply is JSON that fits it, and read as `.parsed`.
        """
        from ..endpoints import v2_chat as _endpoint

        return self._caller.call(
            _endpoint.request(
                model=model,
                messages=messages,
                tools=tools,
                strict_tools=strict_tools,
                documents=documents,
                citation_options=citation_options,
                response_format=response_format,
                safety_mode=safety_mode,
                max_tokens=max_tokens,
                stop_sequences=stop_sequences,
                temperature=temperature,
                seed=seed,
                frequency_penalty=frequency_penalty,
                presence_penalty=presence_penalty,
                k=k,
                p=p,
                logprobs=logprobs,
                tool_choice=tool_choice,
                thinking=thinking,
                priority=priority,
            ),
            request_options,
            {"output_type": output_type},
        )

    def chat_stream(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
        tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
        strict_tools: bool | None = None,
        documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
        citation_options: CitationOptions | CitationOptionsDict | None = None,
        response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
        safety_mode: V2ChatRequestSafetyMode | None = None,
        max_tokens: int | None = None,
        stop_sequences: Items[str] | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        k: int | None = None,
        p: float | None = None,
        logprobs: bool | None = None,
        tool_choice: V2ChatRequestToolChoice | None = None,
        thinking: Thinking | ThinkingDict | None = None,
        priority: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Stream[StreamedChatResponseV2, ChatResponseV2]:
        """Like `chat`, with the reply as a stream of events: iterate it, best inside `with`."""
        from ..endpoints import v2_chat as _endpoint

        _request = _endpoint.request(
            model=model,
            messages=messages,
            tools=tools,
            strict_tools=strict_tools,
            documents=documents,
            citation_options=citation_options,
            response_format=response_format,
            safety_mode=safety_mode,
            max_tokens=max_tokens,
            stop_sequences=stop_sequences,
            temperature=temperature,
            seed=seed,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            k=k,
            p=p,
            logprobs=logprobs,
            tool_choice=tool_choice,
            thinking=thinking,
            priority=priority,
        ).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)

    def embed(
        self,
        *,
        model: str,
        input_type: EmbedInputType,
        texts: Items[str] | None = None,
        images: Items[str] | None = None,
        inputs: Sequence[EmbedInput | EmbedInputDict] | None = None,
        max_tokens: int | None = None,
        output_dimension: int | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: V2EmbedRequestTruncate | None = None,
        priority: int | None = None,
        batching: bool | None = None,
        max_concurrency: int | None = None,
        encoding: Literal["float", "base64"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbedByTypeResponse:
        """Turn texts, images or a mix of both into vectors (v2).

        `POST /v2/embed`

        Args:
            model: Id of the embedding model, such as embed-v4.0.
            input_type: What the vectors are for: search_document, search_query, classification, clustering or image; embed-v3 models and newer need it.
            texts: Texts to embed, any number: more than 96 go out in several requests.
            images: Images to embed, as data URIs: one of up to 5 MB for embed-v3 models, 20 MB in all for newer ones.
            inputs: Inputs that mix text and images, any number: more than 96 go out in several requests; an alternative to texts and images.
            max_tokens: Most tokens to use of each input; the rest is cut as truncate says.
            output_dimension: Length of the vectors: 256, 512, 1024 or 1536; default 1536; for embed-v4 models and newer.
            embedding_types: Number formats of the vectors, one or more; default float alone.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
            priority: Rank under load, 0 to 999; a lower number is served first; default 0.
            batching: Whether more texts or inputs than one request takes go out in several requests; default true.
            max_concurrency: Most requests at a time, where there are several; default 8.
            encoding: How floats travel: base64 is smaller and faster, and gives the same reply; default float.
        """
        from ..endpoints import v2_embed as _endpoint

        return self._caller.call(
            _endpoint.request(
                model=model,
                input_type=input_type,
                texts=texts,
                images=images,
                inputs=inputs,
                max_tokens=max_tokens,
                output_dimension=output_dimension,
                embedding_types=embedding_types,
                truncate=truncate,
                priority=priority,
            ),
            request_options,
            {"batching": batching, "max_concurrency": max_concurrency, "encoding": encoding},
        )

    def embed_stream(
        self,
        *,
        texts: Iterable[str],
        model: str,
        input_type: EmbedInputType,
        max_tokens: int | None = None,
        output_dimension: int | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: V2EmbedRequestTruncate | None = None,
        priority: int | None = None,
        batch_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Iterator[StreamedEmbedding]:
        """Like `embed`, for any number of `texts`: sent batch by batch, while the results are read one by one.

        `batch_size` go out in one request: as many as the API takes, if left out.
        """
        from ..endpoints import v2_embed as _endpoint

        _request = _endpoint.request(
            texts=(),
            model=model,
            input_type=input_type,
            max_tokens=max_tokens,
            output_dimension=output_dimension,
            embedding_types=embedding_types,
            truncate=truncate,
            priority=priority,
        )
        return self._caller.each(_request, texts, batch_size, request_options)

    def rerank(
        self,
        *,
        model: str,
        query: str,
        documents: Items[str],
        top_n: int | None = None,
        max_tokens_per_doc: int | None = None,
        priority: int | None = None,
        relevant_spans: RelevantSpansOptions | RelevantSpansOptionsDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> V2RerankResponse:
        """Order texts by how well they answer a query (v2).

        `POST /v2/rerank`

        Args:
            model: Id of the rerank model, such as rerank-v3.5.
            query: What the documents are compared with.
            documents: Texts to order; 1,000 at most advised.
            top_n: How many of the best to return, 1 or more; default all.
            max_tokens_per_doc: Tokens after which a document is cut; default 4096.
            priority: Rank under load, 0 to 999; a lower number is served first; default 0.
            relevant_spans: Asks for the passages that make each document relevant; an empty object takes the model's own limits.
        """
        from ..endpoints import v2_rerank as _endpoint

        return self._caller.call(
            _endpoint.request(
                model=model,
                query=query,
                documents=documents,
                top_n=top_n,
                max_tokens_per_doc=max_tokens_per_doc,
                priority=priority,
                relevant_spans=relevant_spans,
            ),
            request_options,
        )

    def parse(
        self,
        *,
        model: str,
        document: ParseDocument | ParseDocumentDict,
        output_format: ParseOutputFormat | None = None,
        request_options: RequestOptions | None = None,
    ) -> ParseResponse:
        """Turn an image of a document into text, tables and images, page by page.

        `POST /v2/parse`

        Args:
            model: Id of the parse model.
            document: The page to read: its type is image_url, its image_url an https URL or a data URI.
            output_format: blocks for each page cut into text, tables and images, markdown for one text a page; default markdown.
        """
        from ..endpoints import v2_parse as _endpoint

        return self._caller.call(
            _endpoint.request(model=model, document=document, output_format=output_format), request_options
        )


class AsyncV2Resource(AsyncMethods):
    @overload
    async def chat(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
        tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
        strict_tools: bool | None = None,
        documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
        citation_options: CitationOptions | CitationOptionsDict | None = None,
        response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
        safety_mode: V2ChatRequestSafetyMode | None = None,
        max_tokens: int | None = None,
        stop_sequences: Items[str] | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        k: int | None = None,
        p: float | None = None,
        logprobs: bool | None = None,
        tool_choice: V2ChatRequestToolChoice | None = None,
        thinking: Thinking | ThinkingDict | None = None,
        priority: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> ChatResponseV2: ...
    @overload
    async def chat(self, *, output_type: type[T], **arguments: Unpack[V2ChatArguments]) -> ParsedChatResponseV2[T]: ...

    async def chat(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
        tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
        strict_tools: bool | None = None,
        documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
        citation_options: CitationOptions | CitationOptionsDict | None = None,
        response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
        safety_mode: V2ChatRequestSafetyMode | None = None,
        max_tokens: int | None = None,
        stop_sequences: Items[str] | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        k: int | None = None,
        p: float | None = None,
        logprobs: bool | None = None,
        tool_choice: V2ChatRequestToolChoice | None = None,
        thinking: Thinking | ThinkingDict | None = None,
        priority: int | None = None,
        output_type: type[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> ChatResponseV2:
        """Answer a list of messages, with tools, documents and reasoning (v2).

        `POST /v2/chat`

        Args:
            model: Id of the chat model, such as command-a-03-2025, or of a fine-tuned one.
            messages: The conversation, oldest message first: system, user, assistant and tool messages.
            tools: Tools that the model may ask to have called.
            strict_tools: Whether tool calls must follow the tools' schemas; the first requests with new tools take longer.
            documents: Documents to ground the reply on and cite: texts, or objects with data and an optional id.
            citation_options: Whether and how citations are made.
            response_format: Text, or JSON that may follow a schema; not together with documents or tools.
            safety_mode: Safety instructions put into the prompt: CONTEXTUAL, STRICT or OFF; default CONTEXTUAL.
            max_tokens: Most tokens to generate; default and upper limit are the model's own.
            stop_sequences: Up to 5 strings; the text ends before the first that comes up.
            temperature: Randomness, 0 to 1; lower is more predictable; default 0.3.
            seed: Seed of the sampling, 0 to 2^64: equal requests tend to get equal replies.
            frequency_penalty: Makes a token less likely each time it has come up, 0 to 1; default 0.
            presence_penalty: Makes a token less likely once it has come up, however often, 0 to 1; default 0.
            k: Choose each token among the k likeliest, 0 to 500; default 0, which means all.
            p: Choose each token among the likeliest whose chances add up to p, 0.01 to 0.99; default 0.75.
            logprobs: Whether each generated token comes with its log probability; default false.
            tool_choice: REQUIRED for a tool call in any case, NONE for none; left out, the model decides.
            thinking: Turns reasoning on or off, and limits its tokens.
            priority: Rank under load, 0 to 999; a lower number is served first; default 0.
            output_type: A dataclass, attrs class, TypedDict or pydantic model: the reply is JSON that fits it, and read as `.parsed`.
        """
        from ..endpoints import v2_chat as _endpoint

        return await self._caller.call(
            _endpoint.request(
                model=model,
                messages=messages,
                tools=tools,
                strict_tools=strict_tools,
                documents=documents,
                citation_options=citation_options,
                response_format=response_format,
                safety_mode=safety_mode,
                max_tokens=max_tokens,
                stop_sequences=stop_sequences,
                temperature=temperature,
                seed=seed,
                frequency_penalty=frequency_penalty,
                presence_penalty=presence_penalty,
                k=k,
                p=p,
                logprobs=logprobs,
                tool_choice=tool_choice,
                thinking=thinking,
                priority=priority,
            ),
            request_options,
            {"output_type": output_type},
        )

    def chat_stream(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
        tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
        strict_tools: bool | None = None,
        documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
        citation_options: CitationOptions | CitationOptionsDict | None = None,
        response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
        safety_mode: V2ChatRequestSafetyMode | None = None,
        max_tokens: int | None = None,
        stop_sequences: Items[str] | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        k: int | None = None,
        p: float | None = None,
        logprobs: bool | None = None,
        tool_choice: V2ChatRequestToolChoice | None = None,
        thinking: Thinking | ThinkingDict | None = None,
        priority: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[StreamedChatResponseV2, ChatResponseV2]:
        """Like `chat`, with the reply as a stream of events: iterate it, best inside `async with`."""
        from ..endpoints import v2_chat as _endpoint

        _request = _endpoint.request(
            model=model,
            messages=messages,
            tools=tools,
            strict_tools=strict_tools,
            documents=documents,
            citation_options=citation_options,
            response_format=response_format,
            safety_mode=safety_mode,
            max_tokens=max_tokens,
            stop_sequences=stop_sequences,
            temperature=temperature,
            seed=seed,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            k=k,
            p=p,
            logprobs=logprobs,
            tool_choice=tool_choice,
            thinking=thinking,
            priority=priority,
        ).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)

    async def embed(
        self,
        *,
        model: str,
        input_type: EmbedInputType,
        texts: Items[str] | None = None,
        images: Items[str] | None = None,
        inputs: Sequence[EmbedInput | EmbedInputDict] | None = None,
        max_tokens: int | None = None,
        output_dimension: int | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: V2EmbedRequestTruncate | None = None,
        priority: int | None = None,
        batching: bool | None = None,
        max_concurrency: int | None = None,
        encoding: Literal["float", "base64"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbedByTypeResponse:
        """Turn texts, images or a mix of both into vectors (v2).

        `POST /v2/embed`

        Args:
            model: Id of the embedding model, such as embed-v4.0.
            input_type: What the vectors are for: search_document, search_query, classification, clustering or image; embed-v3 models and newer need it.
            texts: Texts to embed, any number: more than 96 go out in several requests.
            images: Images to embed, as data URIs: one of up to 5 MB for embed-v3 models, 20 MB in all for newer ones.
            inputs: Inputs that mix text and images, any number: more than 96 go out in several requests; an alternative to texts and images.
            max_tokens: Most tokens to use of each input; the rest is cut as truncate says.
            output_dimension: Length of the vectors: 256, 512, 1024 or 1536; default 1536; for embed-v4 models and newer.
            embedding_types: Number formats of the vectors, one or more; default float alone.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
            priority: Rank under load, 0 to 999; a lower number is served first; default 0.
            batching: Whether more texts or inputs than one request takes go out in several requests; default true.
            max_concurrency: Most requests at a time, where there are several; default 8.
            encoding: How floats travel: base64 is smaller and faster, and gives the same reply; default float.
        """
        from ..endpoints import v2_embed as _endpoint

        return await self._caller.call(
            _endpoint.request(
                model=model,
                input_type=input_type,
                texts=texts,
                images=images,
                inputs=inputs,
                max_tokens=max_tokens,
                output_dimension=output_dimension,
                embedding_types=embedding_types,
                truncate=truncate,
                priority=priority,
            ),
            request_options,
            {"batching": batching, "max_concurrency": max_concurrency, "encoding": encoding},
        )

    def embed_stream(
        self,
        *,
        texts: AsyncIterable[str] | Iterable[str],
        model: str,
        input_type: EmbedInputType,
        max_tokens: int | None = None,
        output_dimension: int | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: V2EmbedRequestTruncate | None = None,
        priority: int | None = None,
        batch_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncIterator[StreamedEmbedding]:
        """Like `embed`, for any number of `texts`: sent batch by batch, while the results are read one by one.

        `batch_size` go out in one request: as many as the API takes, if left out.
        """
        from ..endpoints import v2_embed as _endpoint

        _request = _endpoint.request(
            texts=(),
            model=model,
            input_type=input_type,
            max_tokens=max_tokens,
            output_dimension=output_dimension,
            embedding_types=embedding_types,
            truncate=truncate,
            priority=priority,
        )
        return self._caller.each(_request, texts, batch_size, request_options)

    async def rerank(
        self,
        *,
        model: str,
        query: str,
        documents: Items[str],
        top_n: int | None = None,
        max_tokens_per_doc: int | None = None,
        priority: int | None = None,
        relevant_spans: RelevantSpansOptions | RelevantSpansOptionsDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> V2RerankResponse:
        """Order texts by how well they answer a query (v2).

        `POST /v2/rerank`

        Args:
            model: Id of the rerank model, such as rerank-v3.5.
            query: What the documents are compared with.
            documents: Texts to order; 1,000 at most advised.
            top_n: How many of the best to return, 1 or more; default all.
            max_tokens_per_doc: Tokens after which a document is cut; default 4096.
            priority: Rank under load, 0 to 999; a lower number is served first; default 0.
            relevant_spans: Asks for the passages that make each document relevant; an empty object takes the model's own limits.
        """
        from ..endpoints import v2_rerank as _endpoint

        return await self._caller.call(
            _endpoint.request(
                model=model,
                query=query,
                documents=documents,
                top_n=top_n,
                max_tokens_per_doc=max_tokens_per_doc,
                priority=priority,
                relevant_spans=relevant_spans,
            ),
            request_options,
        )

    async def parse(
        self,
        *,
        model: str,
        document: ParseDocument | ParseDocumentDict,
        output_format: ParseOutputFormat | None = None,
        request_options: RequestOptions | None = None,
    ) -> ParseResponse:
        """Turn an image of a document into text, tables and images, page by page.

        `POST /v2/parse`

        Args:
            model: Id of the parse model.
            document: The page to read: its type is image_url, its image_url an https URL or a data URI.
            output_format: blocks for each page cut into text, tables and images, markdown for one text a page; default markdown.
        """
        from ..endpoints import v2_parse as _endpoint

        return await self._caller.call(
            _endpoint.request(model=model, document=document, output_format=output_format), request_options
        )
